/// What the scenario does not say, inferred from the schema, with the reason: homes of tables, meanings of columns, and
/// what the rules promise together.
@NullMarked
package dev.seedbed.core.scenario.draft;

import org.jspecify.annotations.NullMarked;
