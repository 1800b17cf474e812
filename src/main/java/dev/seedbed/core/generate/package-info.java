/// Stage 4: what will be made. Every row is addressable: a pure function of seed, table, tenant and index.
@NullMarked
package dev.seedbed.core.generate;

import org.jspecify.annotations.NullMarked;
