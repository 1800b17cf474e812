/// What the checks of a schema ask of rows, read from SQL. It knows no scenario file, and nothing that is inferred.
@NullMarked
package dev.seedbed.core.scenario.check;

import org.jspecify.annotations.NullMarked;
