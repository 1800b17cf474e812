package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Polymorph;
import dev.seedbed.core.scenario.Polymorph.Target;
import dev.seedbed.core.scenario.check.CheckReader;
import dev.seedbed.core.scenario.check.CheckReader.Condition;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Column.Filling;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.NameWords;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds pairs such as `commentable_type` and `commentable_id`.
///
/// Where the type column can only hold certain words, those that name a table lead there; else the tables that most
/// others point at are taken, by the name that an object-relational mapper would give their class.
final class Polymorphs {

    private static final int MOST_TARGETS = 4;

    private final Schema schema;
    private final Map<TableName, Long> uses;

    Polymorphs(Schema schema) {
        this.schema = schema;
        this.uses = schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .collect(Collectors.groupingBy(key -> key.target(), Collectors.counting()));
    }

    /// The pairs of a table whose columns are in no link; `near` are the tables that its rows may point at.
    List<Polymorph> of(Table table, List<Link> links, Predicate<TableName> near) {
        return table.columns().stream()
                .filter(id -> free(table, id, links))
                .flatMap(id -> typeColumn(table, id).stream()
                        .filter(type ->
                                links.stream().noneMatch(link -> link.columns().contains(type.name())))
                        .map(type -> new Polymorph(type.name(), id.name(), targets(table, type, id, near))))
                .filter(pair -> !pair.targets().isEmpty())
                .toList();
    }

    private static boolean free(Table table, Column id, List<Link> links) {
        return NamedLinks.open(table, id)
                && links.stream().noneMatch(link -> link.columns().contains(id.name()));
    }

    private static Optional<Column> typeColumn(Table table, Column id) {
        var words = NameWords.of(id.name());
        if (words.size() < 2 || !Set.of("id", "uuid").contains(words.getLast())) {
            return Optional.empty();
        }
        var base = String.join("", words.subList(0, words.size() - 1));
        return table.columns().stream()
                .filter(column -> column.filling() == Filling.PLAIN
                        && NameWords.folded(column.name()).equals(base + "type")
                        && (column.type().base() instanceof ColumnType.Text
                                || column.type().base() instanceof ColumnType.Enumerated))
                .findFirst();
    }

    private List<Target> targets(Table table, Column type, Column id, Predicate<TableName> near) {
        var words = words(table, type);
        var possible = schema.tables().stream()
                .filter(target -> !target.equals(table) && near.test(target.name()) && pointable(target, id))
                .toList();
        if (words.isPresent()) {
            return words.get().stream()
                    .flatMap(word -> possible.stream()
                            .filter(target -> named(target, word))
                            .limit(1)
                            .map(target -> new Target(word, NamedLinks.link(table, id, target))))
                    .toList();
        }
        return type.type().base() instanceof ColumnType.Text text
                ? possible.stream()
                        .filter(target ->
                                className(target).length() <= text.maxLength().orElse(Integer.MAX_VALUE))
                        .sorted(Comparator.comparingLong((Table target) -> -uses.getOrDefault(target.name(), 0L))
                                .thenComparing(Table::name))
                        .limit(MOST_TARGETS)
                        .map(target -> new Target(className(target), NamedLinks.link(table, id, target)))
                        .toList()
                : List.of();
    }

    /// Tables whose key is their own, not a parent's.
    private static boolean pointable(Table target, Column id) {
        return NamedLinks.key(target)
                .filter(key -> NamedLinks.holds(id.type(), key.type()) && !target.references(key.name()))
                .isPresent();
    }

    private static boolean named(Table target, String word) {
        var name = NameWords.entity(NameWords.of(word));
        var table = NameWords.of(target.name().name());
        return name.equals(NameWords.entity(table)) || name.equals(NameWords.singular(table.getLast()));
    }

    /// The words that the column can hold; empty when it is free.
    private static Optional<List<String>> words(Table table, Column type) {
        if (type.type().base() instanceof ColumnType.Enumerated enumerated) {
            return Optional.of(enumerated.labels());
        }
        var checked = table.checks().stream()
                .filter(check -> check.columns().contains(type.name()))
                .toList();
        if (checked.isEmpty() && !(type.type() instanceof ColumnType.Domain)) {
            return Optional.empty();
        }
        return Optional.of(checked.stream()
                .filter(check -> check.columns().equals(List.of(type.name())))
                .flatMap(check -> CheckReader.conditions(check.expression(), table).stream())
                .flatMap(condition ->
                        condition instanceof Condition.Values allowed ? allowed.values().stream() : Stream.empty())
                .toList());
    }

    /// "blog_posts" → "BlogPost".
    private static String className(Table table) {
        var words = NameWords.of(table.name().name());
        var name = new StringBuilder();
        for (var index = 0; index < words.size(); index++) {
            var word = index == words.size() - 1 ? NameWords.singular(words.get(index)) : words.get(index);
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }
}
