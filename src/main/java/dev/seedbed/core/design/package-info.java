/// What a person who designs a scenario chooses from: rules for a column with what they would make, numbers of rows,
/// the columns that are worth a look, packs of edge cases, and what is promised. Nothing is written here.
@NullMarked
package dev.seedbed.core.design;

import org.jspecify.annotations.NullMarked;
