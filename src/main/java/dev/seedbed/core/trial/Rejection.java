package dev.seedbed.core.trial;

import dev.seedbed.core.schema.TableName;
import java.util.Optional;

/// That the server did not take a table's rows: the constraint or the column that it named, and its own words. It takes
/// the first `good` rows.
record Rejection(TableName table, Optional<String> constraint, Optional<String> column, long good, String why) {}
