package dev.seedbed.core.generate;

import dev.seedbed.core.scenario.Draft.DraftTable;
import dev.seedbed.core.scenario.Relation;
import dev.seedbed.core.schema.ColumnType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The order that values of a row must rise in: what checks say, and for moments what names say as well (updated after
/// created, deleted last).
final class Ranks {

    private static final Pattern SECOND =
            Pattern.compile("updated.*|modified.*|last_.*|started.*|accepted.*|sent.*|starts.*");
    private static final Pattern THIRD = Pattern.compile(
            "due.*|ends?(_.*)?|finished.*|completed.*|closed.*|paid.*|resolved.*|expires.*|posted.*|valid_until|.*_to");
    private static final Pattern LAST = Pattern.compile("deleted.*|archived.*|cancell?ed.*|revoked.*");

    private final Map<String, Integer> ranks = new HashMap<>();
    private final Map<String, Boolean> bound = new HashMap<>();

    Ranks(DraftTable table) {
        for (var column : table.columns()) {
            var type = column.column().type().base();
            var moment = type instanceof ColumnType.Timestamp || type instanceof ColumnType.Date;
            ranks.put(column.column().name(), moment ? byName(column.column().name()) : 0);
        }
        var rounds = ranks.size();
        for (var round = 0; round < rounds; round++) {
            for (var relation : table.constraints().relations()) {
                if (relation instanceof Relation.Ordered ordered) {
                    bound.put(ordered.lesser(), true);
                    bound.put(ordered.greater(), true);
                    ranks.merge(ordered.greater(), Math.min(rounds, rank(ordered.lesser()) + 1), Math::max);
                }
            }
        }
    }

    /// Free columns of a number type have the whole line to themselves.
    Cell.Order of(String column) {
        var top = bound.keySet().stream().mapToInt(this::rank).max().orElse(0);
        return new Cell.Order(rank(column), bound.containsKey(column) ? top + 1 : 1);
    }

    private int rank(String column) {
        return ranks.getOrDefault(column, 0);
    }

    private static int byName(String column) {
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
