package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What was found out beyond the schema: `disproved` columns, whose names say nothing, because a person knows better or
/// rows that believed them could not be; and which sorts of parents keys are `asked` to point at, because a check that
/// looks at other tables takes no others.
public record Findings(Set<ColumnName> disproved, List<Asked> asked) {

    public static final Findings NONE = new Findings(Set.of(), List.of());

    /// The rows that point by a table's constraint point at rows which hold the value in a column.
    public record Asked(TableName table, String constraint, ColumnName parent, String value) {}

    public Findings {
        disproved = Set.copyOf(disproved);
        asked = List.copyOf(asked);
    }

    public static Findings disproving(Set<ColumnName> columns) {
        return new Findings(columns, List.of());
    }

    public static Findings asking(Asked asked) {
        return new Findings(Set.of(), List.of(asked));
    }

    Findings and(Findings more) {
        var columns = new HashSet<>(disproved);
        columns.addAll(more.disproved);
        return new Findings(
                columns,
                Stream.concat(asked.stream(), more.asked.stream()).distinct().toList());
    }
}
