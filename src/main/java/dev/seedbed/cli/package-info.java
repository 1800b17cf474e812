/// The command line: one class per verb, exit codes, reports.
@NullMarked
package dev.seedbed.cli;

import org.jspecify.annotations.NullMarked;
