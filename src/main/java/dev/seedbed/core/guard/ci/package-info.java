/// The files that make a CI service test every pull request on a branch of its own.
@NullMarked
package dev.seedbed.core.guard.ci;

import org.jspecify.annotations.NullMarked;
