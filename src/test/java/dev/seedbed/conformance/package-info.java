/// What every provider of branches has to do, asked of each of them in the same words.
@NullMarked
package dev.seedbed.conformance;

import org.jspecify.annotations.NullMarked;
