/// Reads the schema from `pg_catalog`, one SQL resource per question.
@NullMarked
package dev.seedbed.core.schema.introspect;

import org.jspecify.annotations.NullMarked;
