package dev.seedbed.core.generate;

import dev.seedbed.core.generate.value.Moments.Form;
import dev.seedbed.core.scenario.Relation;
import dev.seedbed.core.scenario.check.ColumnBounds;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.ColumnType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The order that values of a row must rise in: what checks say, and for moments what names say as well (updated after
/// created, deleted last).
final class Ranks {

    private static final Pattern SECOND =
            Pattern.compile("updated.*|modified.*|last_.*|started.*|accepted.*|sent.*|starts.*");
    private static final Pattern THIRD = Pattern.compile(
            "due.*|ends?(_.*)?|finished.*|completed.*|closed.*|paid.*|resolved.*|expires.*|posted.*|valid_until|.*_to");
    private static final Pattern LAST = Pattern.compile("deleted.*|archived.*|cancell?ed.*|revoked.*");

    private final DraftTable table;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Set<String> strict = new HashSet<>();
    private final Map<Set<String>, RuleCuts.Division> divisions = new LinkedHashMap<>();

    Ranks(DraftTable table, Uniqueness uniqueness) {
        this.table = table;
        for (var column : table.columns()) {
            ranks.put(
                    column.column().name(),
                    named(column.column().name(), column.column().type().base()));
        }
        for (var round = 0; round < table.columns().size(); round++) {
            for (var relation : table.constraints().relations()) {
                switch (relation) {
                    case Relation.Ordered ordered -> rise(ordered.lesser(), ordered.greater(), ordered.strict());
                    case Relation.Different(var one, var other)
                    when moment(one) && moment(other) -> rise(one, other, true);
                    default -> {}
                }
            }
        }
        table.columns().stream()
                .flatMap(
                        column -> Optional.ofNullable(groups.get(column.column().name())).stream())
                .distinct()
                .forEach(group -> divisions.put(
                        group,
                        RuleCuts.of(
                                table,
                                group(group),
                                name -> uniqueness.index(name).isPresent())));
    }

    /// Ranks that none of them has are left out: nobody would have the values between two cuts.
    private RuleCuts.Group group(Set<String> names) {
        var taken = names.stream().map(this::rank).distinct().sorted().toList();
        return new RuleCuts.Group(
                names.stream().collect(Collectors.toMap(name -> name, name -> taken.indexOf(rank(name)))),
                names.stream().anyMatch(strict::contains));
    }

    /// How the columns divide their lines by the rules that a person gave them, for each group of them.
    List<RuleCuts.Division> divisions() {
        return List.copyOf(divisions.values());
    }

    /// What checks leave of a column, and of that its own part where columns divide a line by their rules.
    ColumnBounds bounds(String column) {
        var bounds = table.constraints().bounds(column);
        return part(column).map(bounds::and).orElse(bounds);
    }

    private Optional<ColumnBounds> part(String column) {
        return Optional.ofNullable(divisions.get(groups.getOrDefault(column, Set.of())))
                .flatMap(division -> Optional.ofNullable(division.parts().get(column)));
    }

    private boolean moment(String column) {
        return Form.of(table.table().column(column).type()).isPresent();
    }

    private void rise(String lesser, String greater, boolean apart) {
        join(lesser, greater);
        if (apart) {
            strict.add(lesser);
        }
        ranks.merge(greater, Math.min(table.columns().size(), rank(lesser) + 1), Math::max);
    }

    /// A column that no check orders has the whole line to itself, and so has one whose bounds say which part it has.
    Cell.Order of(String column) {
        var group = groups.getOrDefault(column, Set.of());
        if (group.isEmpty() || part(column).isPresent()) {
            return new Cell.Order(rank(column), 0, 1, ColumnBounds.FREE);
        }
        var lowest = group.stream().mapToInt(this::rank).min().orElse(0);
        var highest = group.stream().mapToInt(this::rank).max().orElse(0);
        var shared =
                group.stream().map(name -> table.constraints().bounds(name)).reduce(ColumnBounds.FREE, Ranks::narrower);
        return new Cell.Order(rank(column), rank(column) - lowest, highest - lowest + 1, shared);
    }

    /// The range that both leave; other demands stay with their columns.
    private static ColumnBounds narrower(ColumnBounds one, ColumnBounds other) {
        return one.and(ColumnBounds.range(other.low(), other.high()));
    }

    private void join(String lesser, String greater) {
        var group = new TreeSet<>(Set.of(lesser, greater));
        group.addAll(groups.getOrDefault(lesser, Set.of()));
        group.addAll(groups.getOrDefault(greater, Set.of()));
        group.forEach(member -> groups.put(member, group));
    }

    private int rank(String column) {
        return ranks.getOrDefault(column, 0);
    }

    private static int named(String column, ColumnType type) {
        if (!(type instanceof ColumnType.Timestamp || type instanceof ColumnType.Date)) {
            return 0;
        }
        var name = column.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        if (LAST.matcher(name).matches()) {
            return 3;
        }
        if (THIRD.matcher(name).matches()) {
            return 2;
        }
        return SECOND.matcher(name).matches() ? 1 : 0;
    }
}
