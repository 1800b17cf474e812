/// Stage 2: what deleting a tenant does to each table.
@NullMarked
package dev.seedbed.core.cascade;

import org.jspecify.annotations.NullMarked;
