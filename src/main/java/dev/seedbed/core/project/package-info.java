/// Where a design comes from and where it is kept: sources, samples, recent files. Secrets are never written here.
@NullMarked
package dev.seedbed.core.project;

import org.jspecify.annotations.NullMarked;
