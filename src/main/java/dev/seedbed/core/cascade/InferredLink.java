package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.TableName;

/// A column that holds the tenant's key by its name and type, though no foreign key says so.
public record InferredLink(TableName table, String column, String rootColumn, String reason) {}
