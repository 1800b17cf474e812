/// Branches of DBLab Engine: thin clones on a server of one's own.
@NullMarked
package dev.seedbed.core.branch.dblab;

import org.jspecify.annotations.NullMarked;
