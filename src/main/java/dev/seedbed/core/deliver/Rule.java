package dev.seedbed.core.deliver;

import dev.seedbed.core.schema.TableName;

/// A rule of the schema as a query that counts the rows which break it.
record Rule(TableName table, String name, String what, String countSql) {}
