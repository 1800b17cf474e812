package dev.seedbed.core.schema;

import java.util.List;

/// How a partitioned table spreads its rows: rows are written to the parent, and must fall into one of `bounds`.
///
/// `bounds` are the leaf partitions' bounds as `pg_get_expr(relpartbound)` deparses them, in partition name order.
public record Partitioning(Strategy strategy, List<String> columns, List<String> bounds) {

    public enum Strategy {
        RANGE,
        LIST,
        HASH
    }

    public Partitioning {
        columns = List.copyOf(columns);
        bounds = List.copyOf(bounds);
    }
}
