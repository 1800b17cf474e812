/// Edge cases by packs: values that are allowed and still break applications.
@NullMarked
package dev.seedbed.core.scenario.edge;

import org.jspecify.annotations.NullMarked;
