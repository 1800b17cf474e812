/// Branches on a PostgreSQL server of one's own: clones of a sealed template.
@NullMarked
package dev.seedbed.core.branch.local;

import org.jspecify.annotations.NullMarked;
