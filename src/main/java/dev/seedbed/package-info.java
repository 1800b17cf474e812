/// The program: {@link dev.seedbed.Seedbed} chooses between the command line and the workbench.
@NullMarked
package dev.seedbed;

import org.jspecify.annotations.NullMarked;
