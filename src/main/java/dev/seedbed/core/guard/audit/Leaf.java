package dev.seedbed.core.guard.audit;

import dev.seedbed.core.synthetic.Identifier;
import java.util.Set;

/// One text inside a cell, and what the names around it say that it is. `path` leads to it; `number` is set for
/// what is no text by its type, so that only a name makes an identifier of it.
record Leaf(String path, String text, Set<Identifier> named, boolean number) {}
