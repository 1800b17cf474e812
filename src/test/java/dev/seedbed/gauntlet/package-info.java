/// Tries Seedbed on a folder of schemas that somebody else wrote.
@NullMarked
package dev.seedbed.gauntlet;

import org.jspecify.annotations.NullMarked;
