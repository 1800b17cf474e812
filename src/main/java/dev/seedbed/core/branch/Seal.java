package dev.seedbed.core.branch;

import dev.seedbed.core.database.Statements;
import dev.seedbed.core.schema.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// What says, inside a database, that it holds a whole generation of a base: the one row of `_seedbed.seal`.
///
/// It is written behind the rows, once they were verified and in their transaction. A database without it, or
/// with another generation than the provider tells, is no seed. `scenario` is the hash of what was published.
public record Seal(long generation, String scenario) {

    /// Tells the generation; no row where there is none. Fails with 42P01 where nothing was ever sealed.
    public static final String QUERY = "SELECT generation, scenario FROM _seedbed.seal";

    /// What the server says when somebody else sealed this generation, or a later one, meanwhile.
    public static final String MOVED = "SB001";

    private static final String NEVER_SEALED = "42P01";

    private static final String CREATE = """
            CREATE SCHEMA IF NOT EXISTS _seedbed;
            CREATE TABLE IF NOT EXISTS _seedbed.seal (
                generation bigint NOT NULL, scenario text NOT NULL,
                sealed_at timestamptz NOT NULL DEFAULT pg_catalog.now());
            """;

    /// The seal of a database. Where nothing was ever sealed it is empty, and a transaction under way is spoilt.
    public static Optional<Seal> find(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(QUERY)) {
            return row.next() ? Optional.of(new Seal(row.getLong(1), row.getString(2))) : Optional.empty();
        } catch (SQLException e) {
            if (NEVER_SEALED.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Replaces an older seal; fails with {@link #MOVED} where there is none older.
    public void write(Connection connection) throws SQLException {
        Statements.execute(connection, CREATE + """
                DO $$ BEGIN
                    IF EXISTS (SELECT FROM _seedbed.seal WHERE generation >= %1$d) THEN
                        RAISE EXCEPTION 'generation %1$d is sealed already' USING ERRCODE = 'SB001';
                    END IF;
                END $$;
                """.formatted(generation) + replacement());
    }

    /// Replaces any seal: what is written behind a copy may be of the generation that is there already.
    public void replace(Connection connection) throws SQLException {
        Statements.execute(connection, CREATE + replacement());
    }

    private String replacement() {
        return """
                DELETE FROM _seedbed.seal;
                INSERT INTO _seedbed.seal (generation, scenario) VALUES (%d, %s);
                """.formatted(generation, Sql.literal(scenario));
    }
}
