/// Whether the rows of a database or a dump are synthetic: what could be somebody's is found, and never shown.
@NullMarked
package dev.seedbed.core.guard.audit;

import org.jspecify.annotations.NullMarked;
