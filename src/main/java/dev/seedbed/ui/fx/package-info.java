/// What every screen leans on: work in the background, FXML, words, colours.
@NullMarked
package dev.seedbed.ui.fx;

import org.jspecify.annotations.NullMarked;
