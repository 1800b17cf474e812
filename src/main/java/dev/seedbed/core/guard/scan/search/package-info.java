/// Names in bytes: every spelling of them, in one pass over a stream of any length.
@NullMarked
package dev.seedbed.core.guard.scan.search;

import org.jspecify.annotations.NullMarked;
