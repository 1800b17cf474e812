/// A plan held against the server before anything is delivered: values for checks that were not understood are looked
/// for there, and the first rows of every table are loaded into scratch tables that are rolled back.
@NullMarked
package dev.seedbed.core.trial;

import org.jspecify.annotations.NullMarked;
