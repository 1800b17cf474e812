/// All providers there are, made from what a person set.
@NullMarked
package dev.seedbed.core.branch.providers;

import org.jspecify.annotations.NullMarked;
