package dev.seedbed.conformance;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.remote.Pace;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.fakes.FakeService;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// A provider with nothing of Seedbed's in it yet, as a test finds it; closing it fails where the service's description
/// was not kept.
public interface ProviderWorld extends AutoCloseable {

    /// Fast enough for tests; a service that does not answer is given up after ten seconds.
    Pace PACE = new Pace(Duration.ofMillis(5), Duration.ofSeconds(10));

    /// The one table of the schema; whatever is at the service before has `production` in it.
    String SCHEMA = "CREATE TABLE notes (id int PRIMARY KEY, text text NOT NULL)";

    String PRODUCTION = SCHEMA + "; INSERT INTO notes VALUES (1, 'production one'), (2, 'production two')";

    /// As a load leaves it.
    String MANIFEST = """
            CREATE SCHEMA IF NOT EXISTS _seedbed;
            CREATE TABLE IF NOT EXISTS _seedbed.manifest (
                tool text NOT NULL, scenario text NOT NULL, seed bigint NOT NULL,
                root_schema text, root_name text, tables jsonb NOT NULL,
                transaction text NOT NULL, loaded_at timestamptz NOT NULL DEFAULT pg_catalog.now());
            DELETE FROM _seedbed.manifest;
            INSERT INTO _seedbed.manifest (tool, scenario, seed, tables, transaction) VALUES (
                'test', 'test', 1, '[{"schema": "public", "name": "notes", "rows": %d}]',
                (pg_catalog.pg_current_xact_id()::xid)::text)
            """;

    /// As seen from a machine with that home; the watcher hears of every step that it writes down.
    BranchProvider provider(SeedbedHome home, Consumer<Journal.Entry> watcher);

    BranchName base();

    Publication.Schema schema();

    /// Makes something of that name that is not Seedbed's.
    void makeForeign(String name);

    /// The fake behind it; empty where the real thing is.
    Optional<FakeService> fake();

    /// The path of the call that begins a branch, as a pattern.
    String createPath();

    Path folder();

    @Override
    void close();

    default BranchProvider provider() {
        return machine("one");
    }

    /// A machine of its own: its journal knows nothing of the others'.
    default BranchProvider machine(String name) {
        return provider(home(name), _ -> {});
    }

    default SeedbedHome home(String machine) {
        return new SeedbedHome(folder().resolve(machine));
    }

    /// A generation of so many rows.
    default Publication publication(int rows) {
        return publication(rows, () -> {});
    }

    /// The same; `midway` happens before the commit.
    default Publication publication(int rows, Runnable midway) {
        return publication(base(), schema(), rows, midway);
    }

    /// The hash of a generation of so many rows.
    static String scenario(int rows) {
        return "%08x".formatted(rows).repeat(8);
    }

    static Publication publication(BranchName base, Publication.Schema schema, int rows, Runnable midway) {
        return new Publication(base, scenario(rows), schema, (stage, seal) -> {
            try (var connection = Connections.session(stage);
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("TRUNCATE notes");
                statement.execute("INSERT INTO notes SELECT n, 'note ' || n FROM generate_series(1, " + rows + ") n");
                statement.execute(MANIFEST.formatted(rows));
                midway.run();
                seal.write(connection);
                connection.commit();
            } catch (SQLException e) {
                throw SqlFailure.exception("The rows could not be loaded.", stage, e);
            }
        });
    }

    default DatabaseUrl url(BranchName branch) {
        return provider().lease(branch).url();
    }
}
