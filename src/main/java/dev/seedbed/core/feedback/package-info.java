/// What the core tells a person: problems with their remedy, and progress.
@NullMarked
package dev.seedbed.core.feedback;

import org.jspecify.annotations.NullMarked;
