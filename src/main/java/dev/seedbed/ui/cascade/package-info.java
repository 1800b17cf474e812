/// The screen that shows what deleting a tenant does.
@NullMarked
package dev.seedbed.ui.cascade;

import org.jspecify.annotations.NullMarked;
