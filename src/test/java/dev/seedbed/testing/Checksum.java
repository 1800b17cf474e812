package dev.seedbed.testing;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;

/// What tells whether two databases hold the same rows.
public final class Checksum {

    private Checksum() {}

    /// The rows of all tables, whatever their order.
    public static String of(DatabaseUrl url) {
        try (var connections = Connections.to(url)) {
            var sums = Exports.schema(connections).tables().stream()
                    .map(table -> "(SELECT count(*) || md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) FROM "
                            + table.name().sql() + " t)")
                    .toList();
            return TestServer.query(url, "SELECT concat_ws(' ', " + String.join(", ", sums) + ")");
        }
    }
}
