package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Column.Filling;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.NameWords;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds what columns without a foreign key point at, by their names: `user_id` and `created_by` at `users`,
/// `parent_id` at the table itself, `CustomerNo` at the table whose key it is.
///
/// A guess that costs nothing where it is wrong: the values are of the right type, and nothing waits for them.
final class NamedLinks {

    private static final Set<String> ENDINGS = Set.of("id", "uuid", "guid", "uid", "fk", "pk");
    private static final Set<String> NAMELESS =
            Set.of("id", "uuid", "guid", "uid", "pk", "key", "code", "name", "slug", "type", "oid", "version", "date");
    private static final Set<String> SOMEBODY_ELSES = Set.of(
            "external",
            "remote",
            "legacy",
            "foreign",
            "stripe",
            "github",
            "gitlab",
            "google",
            "facebook",
            "twitter",
            "slack",
            "discord",
            "paypal",
            "apple",
            "microsoft",
            "provider",
            "request",
            "session",
            "transaction",
            "correlation",
            "trace",
            "vendor");
    private static final Set<String> PEOPLE = Set.of(
            "owner",
            "author",
            "creator",
            "editor",
            "assignee",
            "assigner",
            "reviewer",
            "approver",
            "reporter",
            "sender",
            "recipient",
            "receiver",
            "inviter",
            "invitee",
            "requester",
            "actor",
            "follower",
            "uploader",
            "updater",
            "manager");
    private static final List<String> PEOPLES_TABLES = List.of("user", "account", "person", "member", "profile");

    private final Map<String, List<Table>> byName = new HashMap<>();
    private final Map<String, List<Table>> byKey = new HashMap<>();

    NamedLinks(Schema schema) {
        for (var table : schema.tables()) {
            if (key(table).isPresent()) {
                byName.computeIfAbsent(
                                NameWords.entity(NameWords.of(table.name().name())), _ -> new ArrayList<>())
                        .add(table);
                byKey.computeIfAbsent(key(table).get().name(), _ -> new ArrayList<>())
                        .add(table);
            }
        }
    }

    /// The links that the names of a table's columns speak of, whatever keys they are in.
    Stream<Link> of(Table table) {
        return table.columns().stream()
                .filter(column -> open(table, column))
                .flatMap(column -> target(table, column).stream().map(target -> link(table, column, target)));
    }

    /// A link from one column to a table's single key column, which nothing enforces.
    static Link link(Table table, Column column, Table target) {
        return Link.named(
                table,
                List.of(column.name()),
                target.name(),
                List.of(key(target).orElseThrow().name()));
    }

    /// Whether a column could hold another row's key: it is written, feeds on no sequence, and no check asks it for
    /// certain values.
    static boolean open(Table table, Column column) {
        return column.filling() == Filling.PLAIN
                && keyType(column.type().base())
                && table.checks().stream()
                        .filter(check -> check.columns().contains(column.name()))
                        .noneMatch(check -> asksForValues(check, column.name()))
                && table.exclusions().stream()
                        .noneMatch(exclusion -> exclusion.elements().stream()
                                .anyMatch(part -> part.expression().equals(column.name())))
                && table.partitioning()
                        .filter(partitioning -> partitioning.columns().contains(column.name()))
                        .isEmpty();
    }

    /// The single column by which others can point at rows of a table.
    static Optional<Column> key(Table table) {
        return table.primaryKey()
                .filter(key -> key.columns().size() == 1)
                .map(UniqueKey::columns)
                .map(List::getFirst)
                .map(table::column)
                .filter(column -> column.written() && keyType(column.type()));
    }

    /// Whether a column of one type can hold all values of another.
    static boolean holds(ColumnType type, ColumnType key) {
        if (type.equals(key)) {
            return true;
        }
        return switch (type) {
            case ColumnType.Whole(var _, var bits) ->
                key instanceof ColumnType.Whole(var _, var most) && bits >= Math.min(32, most);
            case ColumnType.Uuid _ -> key instanceof ColumnType.Uuid;
            case ColumnType.Text text ->
                key instanceof ColumnType.Text other
                        && !other.padded()
                        && text.maxLength().orElse(Integer.MAX_VALUE)
                                >= other.maxLength().orElse(Integer.MAX_VALUE);
            default -> false;
        };
    }

    private static boolean keyType(ColumnType type) {
        return type instanceof ColumnType.Whole || type instanceof ColumnType.Uuid || type instanceof ColumnType.Text;
    }

    /// Whether the check reads more of the column than whether it is NULL.
    private static boolean asksForValues(Check check, String column) {
        var name = "\"?" + Pattern.quote(column) + "\"?";
        var rest = check.expression()
                .replaceAll("(?i)num_(non)?nulls\\([^()]*\\)", "")
                .replaceAll(name + "\\)? IS (NOT )?NULL", "");
        return rest.contains(column);
    }

    private Optional<Table> target(Table table, Column column) {
        return parent(table, column)
                .or(() -> byKeyName(table, column))
                .or(() -> byWords(table, column))
                .filter(target -> !target.equals(table) || !keyColumn(table, column));
    }

    /// `parent_id` is the row above in the same table.
    private static Optional<Table> parent(Table table, Column column) {
        return NameWords.folded(column.name()).matches("parent(id|uuid|fk)")
                ? Optional.of(table).filter(self -> fits(self, column))
                : Optional.empty();
    }

    private static boolean keyColumn(Table table, Column column) {
        return key(table).filter(column::equals).isPresent();
    }

    /// The only table whose key has the column's own name.
    private Optional<Table> byKeyName(Table table, Column column) {
        var owners = byKey.getOrDefault(column.name(), List.of());
        return NAMELESS.contains(NameWords.folded(column.name())) || keyColumn(table, column)
                ? Optional.empty()
                : only(
                        owners.stream()
                                .filter(owner -> fits(owner, column) && !owner.equals(table))
                                .toList(),
                        table);
    }

    private Optional<Table> byWords(Table table, Column column) {
        var words = NameWords.of(column.name());
        var last = words.getLast();
        if (words.size() > 1 && last.equals("by")) {
            return somebody(table, column);
        }
        if (words.size() < 2 || !ENDINGS.contains(last) || words.stream().anyMatch(SOMEBODY_ELSES::contains)) {
            return Optional.empty();
        }
        var base = words.subList(0, words.size() - 1);
        for (var start = 0; start < base.size(); start++) {
            var named = named(base.subList(start, base.size()), table, column);
            if (named.isPresent()) {
                return named;
            }
        }
        return PEOPLE.contains(base.getLast()) ? somebody(table, column) : Optional.empty();
    }

    private Optional<Table> named(List<String> words, Table table, Column column) {
        return only(
                byName.getOrDefault(NameWords.entity(words), List.of()).stream()
                        .filter(target -> fits(target, column) && !target.equals(table))
                        .toList(),
                table);
    }

    private Optional<Table> somebody(Table table, Column column) {
        return PEOPLES_TABLES.stream()
                .flatMap(word -> named(List.of(word), table, column).stream())
                .findFirst();
    }

    /// Of several tables of the same name, the one in the same schema.
    private static Optional<Table> only(List<Table> tables, Table table) {
        var same = tables.stream()
                .filter(target -> target.name().schema().equals(table.name().schema()))
                .toList();
        var nearest = same.isEmpty() ? tables : same;
        return nearest.size() == 1 ? Optional.of(nearest.getFirst()) : Optional.empty();
    }

    private static boolean fits(Table target, Column column) {
        return key(target).filter(key -> holds(column.type(), key.type())).isPresent();
    }
}
