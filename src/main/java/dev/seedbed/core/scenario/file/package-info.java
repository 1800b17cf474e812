/// The scenario as a file: reads it with line and column of what is wrong, writes it, and changes one place of it.
@NullMarked
package dev.seedbed.core.scenario.file;

import org.jspecify.annotations.NullMarked;
