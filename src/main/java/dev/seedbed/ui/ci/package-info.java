/// The screen that writes the workflow of a CI service into a repository.
@NullMarked
package dev.seedbed.ui.ci;

import org.jspecify.annotations.NullMarked;
