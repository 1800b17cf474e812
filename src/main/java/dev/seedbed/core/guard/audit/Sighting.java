package dev.seedbed.core.guard.audit;

import dev.seedbed.core.synthetic.Identifier;

/// An identifier in a cell. `value` is as it stands there: it never leaves this package but masked. `path`
/// leads to it inside a document, and is empty elsewhere.
record Sighting(Identifier kind, String value, boolean nobodys, Confidence confidence, String path) {

    @Override
    public String toString() {
        return kind + " " + Mask.of(kind, value);
    }
}
