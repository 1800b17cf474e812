/// Rows as people look at them: some of a table, what is special about them, what they hang from and what hangs from
/// them, and what has become of them since another plan.
@NullMarked
package dev.seedbed.core.preview;

import org.jspecify.annotations.NullMarked;
