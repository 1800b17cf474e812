/// The test routes that are written into somebody's repository.
@NullMarked
package dev.seedbed.core.guard.routes;

import org.jspecify.annotations.NullMarked;
