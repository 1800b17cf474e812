/// The screen that asks whether a staging database or a dump holds data of real people.
@NullMarked
package dev.seedbed.ui.audit;

import org.jspecify.annotations.NullMarked;
