/// How a person likes the workbench.
@NullMarked
package dev.seedbed.ui.settings;

import org.jspecify.annotations.NullMarked;
