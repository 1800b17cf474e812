package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import java.util.List;

/// A schema as DDL. `origin` names the file in problems.
public record SchemaScript(String origin, String ddl) {

    /// Makes its tables in an empty database; rows that come with them are left out. Returns what the server
    /// did not take.
    public List<Problem> load(DatabaseUrl empty, Progress progress) {
        return new SchemaLoader(empty, origin).load(ddl, progress);
    }
}
