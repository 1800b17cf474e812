/// The small value sources, one per way of making a cell.
@NullMarked
package dev.seedbed.core.generate.value;

import org.jspecify.annotations.NullMarked;
