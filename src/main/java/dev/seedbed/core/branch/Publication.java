package dev.seedbed.core.branch;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SchemaScript;
import java.util.Optional;

/// What is to become the next generation of a base. `scenario` is the hash of what the filler loads.
public record Publication(BranchName base, String scenario, Schema schema, Filler filler) {

    /// Where the tables of the new base come from.
    public sealed interface Schema {

        /// A database without rows, on the server that is published to.
        record Template(DatabaseUrl database) implements Schema {}

        /// DDL, to be run in an empty database.
        record Script(SchemaScript script) implements Schema {}

        /// The provider's own copy of the schema has to have them.
        record Provided() implements Schema {}
    }

    /// The DDL, where it is known.
    public Optional<SchemaScript> script() {
        return schema instanceof Schema.Script(var script) ? Optional.of(script) : Optional.empty();
    }
}
