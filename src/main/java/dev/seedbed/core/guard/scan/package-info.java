/// The proof that what is shipped holds none of the test routes: files, archives, images, all the way down.
@NullMarked
package dev.seedbed.core.guard.scan;

import org.jspecify.annotations.NullMarked;
