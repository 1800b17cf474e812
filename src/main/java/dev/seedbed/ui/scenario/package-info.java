/// The screen that shows how each column is filled, beside the scenario file.
@NullMarked
package dev.seedbed.ui.scenario;

import org.jspecify.annotations.NullMarked;
