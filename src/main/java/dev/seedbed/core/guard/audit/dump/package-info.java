/// Reads the rows of dumps without any server: SQL scripts and `pg_dump`'s custom format, streamed.
@NullMarked
package dev.seedbed.core.guard.audit.dump;

import org.jspecify.annotations.NullMarked;
