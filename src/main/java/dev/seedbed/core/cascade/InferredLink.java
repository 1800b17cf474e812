package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.TableName;
import java.util.List;

/// Columns that hold the tenant's key by their names and types, though no foreign key says so; the lists go pairwise.
public record InferredLink(TableName table, List<String> columns, List<String> rootColumns, String reason) {

    public InferredLink {
        columns = List.copyOf(columns);
        rootColumns = List.copyOf(rootColumns);
    }
}
