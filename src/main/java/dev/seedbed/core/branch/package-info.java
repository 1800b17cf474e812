/// Stage 6: where databases come from: base-seed and its branches.
@NullMarked
package dev.seedbed.core.branch;

import org.jspecify.annotations.NullMarked;
