package dev.seedbed.core.scenario;

import java.util.List;

/// A pair of columns that points at rows of several tables: `typeColumn` says at which, `idColumn` holds the key there.
/// No foreign key can say so.
public record Polymorph(String typeColumn, String idColumn, List<Target> targets) {

    /// The word in the type column, and the link that the key then is.
    public record Target(String type, Link link) {}

    public Polymorph {
        targets = List.copyOf(targets);
    }

    public List<String> columns() {
        return List.of(typeColumn, idColumn);
    }
}
