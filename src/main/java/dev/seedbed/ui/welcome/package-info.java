/// The first screen: choose a schema.
@NullMarked
package dev.seedbed.ui.welcome;

import org.jspecify.annotations.NullMarked;
