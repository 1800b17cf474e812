/// What a plan is worth as evidence: of each column, why it tells of nobody.
@NullMarked
package dev.seedbed.core.guard.attest;

import org.jspecify.annotations.NullMarked;
