/// The rows that fixtures take, as constants for tests: so that tests do not query for data.
@NullMarked
package dev.seedbed.core.deliver.constants;

import org.jspecify.annotations.NullMarked;
