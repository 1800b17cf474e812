/// The JavaFX workbench.
@NullMarked
package dev.seedbed.ui;

import org.jspecify.annotations.NullMarked;
