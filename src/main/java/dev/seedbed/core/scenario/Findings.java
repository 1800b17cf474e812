package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import java.util.HashSet;
import java.util.Set;

/// What was found out beyond the schema: `disproved` columns, whose names say nothing, because a person knows better or
/// rows that believed them could not be; and which sorts of parents keys are `asked` to point at, because a check that
/// looks at other tables takes no others.
public record Findings(Set<ColumnName> disproved, Set<Asked> asked) {

    public static final Findings NONE = new Findings(Set.of(), Set.of());

    /// The rows that point by a table's constraint point at rows which hold the value in a column.
    public record Asked(TableName table, String constraint, ColumnName parent, String value) {}

    public Findings {
        disproved = Set.copyOf(disproved);
        asked = Set.copyOf(asked);
    }

    public static Findings disproving(Set<ColumnName> columns) {
        return new Findings(columns, Set.of());
    }

    public static Findings asking(Asked asked) {
        return new Findings(Set.of(), Set.of(asked));
    }

    Findings and(Findings more) {
        return new Findings(union(disproved, more.disproved), union(asked, more.asked));
    }

    private static <T> Set<T> union(Set<T> some, Set<T> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
