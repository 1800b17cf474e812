/// What identifies somebody, and which of it is provably nobody's: reserved space per kind of identifier.
@NullMarked
package dev.seedbed.core.synthetic;

import org.jspecify.annotations.NullMarked;
