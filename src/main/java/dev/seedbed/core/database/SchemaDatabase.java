package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Problem;
import java.util.List;

/// An embedded database that holds a schema file. `leftOut` are the statements that the server did not take.
public record SchemaDatabase(DatabaseUrl url, List<Problem> leftOut) {

    public SchemaDatabase {
        leftOut = List.copyOf(leftOut);
    }
}
