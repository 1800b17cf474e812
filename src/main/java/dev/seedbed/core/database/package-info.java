/// Where a connection comes from: a URL, or the embedded PostgreSQL server.
@NullMarked
package dev.seedbed.core.database;

import org.jspecify.annotations.NullMarked;
