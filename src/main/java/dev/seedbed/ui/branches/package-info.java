/// The screen that publishes base-seed and hands out branches of it.
@NullMarked
package dev.seedbed.ui.branches;

import org.jspecify.annotations.NullMarked;
