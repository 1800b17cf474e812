/// The screen that shows the rows that the export writes.
@NullMarked
package dev.seedbed.ui.preview;

import org.jspecify.annotations.NullMarked;
