package testroutes;

import java.sql.SQLException;

/**
 * Throws unless Seedbed filled the database with the scenario of this kit, and nobody else's tenants are there. That is
 * asked once for each load and kit: afterwards the application under test may make tenants of its own.
 */
record DatabaseInspection(Sql sql, Kit kit) {

    private record Load(String scenario, String transaction) {}

    void run() throws SQLException {
        var load = load();
        if (!load.scenario().equals(kit.scenario())) {
            throw refused("it was filled from another scenario than these routes", "Run again: seedbed routes generate");
        }
        sql.finds("SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('seedbed test routes', 0))");
        sql.run("""
                CREATE TABLE IF NOT EXISTS _seedbed.test_tenants (
                    key text PRIMARY KEY, slot integer NOT NULL, created_at timestamptz NOT NULL DEFAULT pg_catalog.now());
                CREATE TABLE IF NOT EXISTS _seedbed.test_routes (
                    load text PRIMARY KEY, kit text NOT NULL, checked_at timestamptz NOT NULL DEFAULT pg_catalog.now())
                """);
        if (sql.finds(
                "SELECT FROM _seedbed.test_routes WHERE load = ? AND kit = ?", load.transaction(), kit.scenario())) {
            return;
        }
        var root = kit.root();
        if (sql.finds(
                "SELECT FROM " + root.table() + " WHERE xmin::text <> ALL (pg_catalog.string_to_array(?, ','))"
                        + " AND " + root.key() + "::text NOT IN (SELECT key FROM _seedbed.test_tenants) LIMIT 1",
                load.transaction())) {
            throw refused(
                    root.table() + " holds rows that Seedbed did not write",
                    "Use a database or branch of its own for tests");
        }
        moveSequences();
        sql.change(
                "INSERT INTO _seedbed.test_routes (load, kit) VALUES (?, ?)"
                        + " ON CONFLICT (load) DO UPDATE SET kit = excluded.kit",
                load.transaction(),
                kit.scenario());
    }

    private Load load() throws SQLException {
        if (sql.finds("SELECT 1 WHERE to_regclass('_seedbed.manifest') IS NOT NULL")) {
            try (var statement = sql.connection().createStatement();
                    var rows = statement.executeQuery("SELECT scenario, transaction FROM _seedbed.manifest")) {
                if (rows.next()) {
                    return new Load(rows.getString(1), rows.getString(2));
                }
            }
        }
        throw refused("Seedbed did not fill it", "Fill it with: seedbed push");
    }

    /** Numbers that the application draws never meet those of test tenants. */
    private void moveSequences() throws SQLException {
        for (var sequence : kit.sequences()) {
            var past = sequence.past();
            sql.finds("""
                    SELECT pg_catalog.setval(seqrelid, ?::bigint) FROM pg_catalog.pg_sequence
                    WHERE seqrelid = ?::regclass AND seqincrement > 0 AND ?::bigint BETWEEN seqmin AND seqmax
                    AND ?::bigint > coalesce(pg_catalog.pg_sequence_last_value(seqrelid), seqmin - 1)
                    """, past, sequence.name(), past, past);
        }
    }

    private static IllegalStateException refused(String why, String remedy) {
        return new IllegalStateException(
                "The test routes do not start on this database: " + why + ". " + remedy);
    }
}
