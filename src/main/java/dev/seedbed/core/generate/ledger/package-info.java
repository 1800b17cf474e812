/// Books kept by double entry: every line of every booking found by itself.
@NullMarked
package dev.seedbed.core.generate.ledger;

import org.jspecify.annotations.NullMarked;
