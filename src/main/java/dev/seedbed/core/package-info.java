/// The pipeline: connection → schema → tenant graph → scenario → plan → rows → sink → report. Knows no window and no
/// command line.
@NullMarked
package dev.seedbed.core;

import org.jspecify.annotations.NullMarked;
