/// Stage 1: what the database is, as immutable records.
@NullMarked
package dev.seedbed.core.schema;

import org.jspecify.annotations.NullMarked;
