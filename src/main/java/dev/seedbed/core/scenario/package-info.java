/// Stage 3: what the person wants: how many rows, which values. Here stands what a scenario consists of.
///
/// Its rooms build on it, each on those before: `check` reads what the schema asks for, `draft` infers what nobody
/// decided, with the reason, and `file` reads and writes the YAML. The packs of `edge` cases are data, and know none of
/// it.
@NullMarked
package dev.seedbed.core.scenario;

import org.jspecify.annotations.NullMarked;
