/// What the sample schemas promise to show.
@NullMarked
package dev.seedbed.samples;

import org.jspecify.annotations.NullMarked;
