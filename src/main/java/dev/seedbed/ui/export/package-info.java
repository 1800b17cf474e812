/// The screen that writes seed.sql.
@NullMarked
package dev.seedbed.ui.export;

import org.jspecify.annotations.NullMarked;
