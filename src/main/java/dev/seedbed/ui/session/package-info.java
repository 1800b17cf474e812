/// What is open right now: source, project, selected table. The only mutable state that screens share.
@NullMarked
package dev.seedbed.ui.session;

import org.jspecify.annotations.NullMarked;
