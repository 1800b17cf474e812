package dev.seedbed.core.schema;

import java.util.List;
import java.util.Optional;

/// How a partitioned table spreads its rows: rows are written to the parent, and must fall into one of `partitions`.
///
/// `columns` are the plain columns of the partition key in order; a key made of expressions has none.
public record Partitioning(Strategy strategy, List<String> columns, List<Partition> partitions) {

    public enum Strategy {
        RANGE,
        LIST,
        HASH
    }

    /// One partition: its `bound` as the server deparses it (`FOR VALUES …` or `DEFAULT`), and how it is split further.
    public record Partition(String bound, Optional<Partitioning> partitioning) {}

    public Partitioning {
        columns = List.copyOf(columns);
        partitions = List.copyOf(partitions);
    }

    /// The bounds of the partitions directly below, in partition name order.
    public List<String> bounds() {
        return partitions.stream().map(Partition::bound).toList();
    }
}
