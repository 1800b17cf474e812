/// Stage 3: what the person wants: how many rows, which values. What the file does not say is inferred, with the
/// reason.
@NullMarked
package dev.seedbed.core.scenario;

import org.jspecify.annotations.NullMarked;
