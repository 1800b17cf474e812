/// The window around the screens: header, rail, status bar.
@NullMarked
package dev.seedbed.ui.shell;

import org.jspecify.annotations.NullMarked;
