/// Branches at Neon: copy-on-write, made in about a second at any size.
@NullMarked
package dev.seedbed.core.branch.neon;

import org.jspecify.annotations.NullMarked;
