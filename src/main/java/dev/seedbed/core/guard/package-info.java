/// What keeps test backdoors and real people's data where they belong.
@NullMarked
package dev.seedbed.core.guard;

import org.jspecify.annotations.NullMarked;
