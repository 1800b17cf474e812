package dev.seedbed.core.branch;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import java.sql.SQLException;

/// What a stage still needs once its rows are in: first reads in a copy of it would else rewrite pages that it
/// shares.
public final class Settling {

    private Settling() {}

    /// However long it takes: some servers end statements after two minutes.
    public static void run(DatabaseUrl stage) throws SQLException {
        try (var connection = Connections.session(stage);
                var statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = 0");
            statement.execute("VACUUM (FREEZE, ANALYZE)");
        }
    }
}
