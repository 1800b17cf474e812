/// What every way of making rows rests on: where a row stands, the key of its draws, and where its cells go.
@NullMarked
package dev.seedbed.core.generate.row;

import org.jspecify.annotations.NullMarked;
