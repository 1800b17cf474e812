/// What a person can have done, and the ways to it: keys, the palette, the sheet of shortcuts.
@NullMarked
package dev.seedbed.ui.command;

import org.jspecify.annotations.NullMarked;
