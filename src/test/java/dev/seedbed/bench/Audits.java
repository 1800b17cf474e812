package dev.seedbed.bench;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.audit.AuditOptions;
import dev.seedbed.testing.Sized;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An audit of a database beside what any answer costs at least: counting its rows, and reading its cells.
final class Audits {

    private static final long ROWS = 100_000;
    private static final long LARGE = 5_000_000;
    private static final String DATABASE = "bench_audit";

    private Audits() {}

    static List<Variant> variants(World world) throws Exception {
        var workbench = world.workbench();
        var project = Sized.rows(workbench, world.open("sample:ledger"), ROWS);
        var url = world.fresh(project, DATABASE);
        var script = world.file("audit.sql");
        workbench.export(project, Loader.PSQL, script, Progress.UNWATCHED);
        World.load(url, script);
        TestServer.execute(url, "VACUUM ANALYZE");
        var tables = project.plan().tables().stream()
                .map(table -> table.name().sql())
                .toList();
        var rows = project.plan().rows();
        var typed = table(
                world,
                "typed",
                List.of("owner uuid", "ip inet"),
                List.of("gen_random_uuid()", "('198.51.100.' || n % 256)::inet"));
        var mail = table(world, "mail", List.of("email text"), List.of("'ann.lee' || n || '@example.com'"));
        return List.of(
                new Variant("SELECT count(*) of numbers, times, UUIDs, IPs", LARGE, () -> count(typed)),
                new Variant("audit of it", LARGE, () -> audit(world, typed)),
                new Variant("SELECT count(*) of numbers, times, e-mails", LARGE, () -> count(mail)),
                new Variant("audit of it", LARGE, () -> audit(world, mail)),
                new Variant(
                        "SELECT count(*) of every table of the ledger",
                        rows,
                        () -> ask(
                                url,
                                tables.stream()
                                        .map(table -> "SELECT count(*) FROM " + table)
                                        .collect(Collectors.joining(" UNION ALL ")))),
                new Variant("audit of the ledger", rows, () -> audit(world, url)),
                new Variant("audit of its seed.sql", rows, () -> {
                    workbench.audit(script, Optional.empty(), Progress.UNWATCHED);
                    return 0;
                }),
                new Variant("audit of the ledger, replayed", rows, () -> {
                    workbench.audit(url, AuditOptions.ALL, Optional.of(project), Progress.UNWATCHED);
                    return 0;
                }));
    }

    private static DatabaseUrl table(World world, String database, List<String> columns, List<String> values)
            throws Exception {
        var url = world.fresh(world.open("sample:ledger"), "bench_audit_" + database);
        TestServer.execute(url, """
                DROP SCHEMA public CASCADE;
                CREATE SCHEMA public;
                CREATE TABLE rows (
                    id bigint NOT NULL, %s NOT NULL, created_at timestamptz NOT NULL, amount bigint NOT NULL);
                INSERT INTO rows SELECT n, %s, now(), n * 3 FROM generate_series(1, %d) n
                """.formatted(String.join(" NOT NULL, ", columns), String.join(", ", values), LARGE));
        TestServer.execute(url, "VACUUM ANALYZE");
        return url;
    }

    private static long count(DatabaseUrl url) throws SQLException {
        return ask(url, "SELECT count(*) FROM rows");
    }

    private static long audit(World world, DatabaseUrl url) {
        var report = world.workbench().audit(url, AuditOptions.ALL, Optional.empty(), Progress.UNWATCHED);
        if (!report.clean()) {
            throw new IllegalStateException("The rows that Seedbed made have findings.");
        }
        return 0;
    }

    private static long ask(DatabaseUrl url, String sql) throws SQLException {
        try (var connections = Connections.readOnly(url);
                var connection = connections.open();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return 0;
        }
    }
}
