/// The screen that writes test routes into a repository, and proves that production has none.
@NullMarked
package dev.seedbed.ui.routes;

import org.jspecify.annotations.NullMarked;
