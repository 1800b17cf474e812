/// What all services have in common: HTTP with its retries, the journal, readiness, and the order of steps.
@NullMarked
package dev.seedbed.core.branch.remote;

import org.jspecify.annotations.NullMarked;
