/// Inputs that nobody wrote, by the thousand: each is taken, or refused in words.
@NullMarked
package dev.seedbed.fuzz;

import org.jspecify.annotations.NullMarked;
