/// Branches at Supabase: each a project of its own, with the seed project's rows restored or sent into it.
@NullMarked
package dev.seedbed.core.branch.supabase;

import org.jspecify.annotations.NullMarked;
