package dev.seedbed.bench;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.audit.AuditOptions;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An audit of a database beside what any answer costs at least: counting its rows, and reading its cells.
final class Audits {

    private static final long ROWS = 100_000;
    private static final String DATABASE = "bench_audit";

    private Audits() {}

    static List<Variant> variants(World world) throws Exception {
        var workbench = world.workbench();
        var project = workbench.withRows(world.open("sample:ledger"), ROWS);
        var url = world.fresh(project, DATABASE);
        var script = world.file("audit.sql");
        workbench.export(project, Loader.PSQL, script, Progress.UNWATCHED);
        World.load(url, script);
        TestServer.execute(url, "VACUUM ANALYZE");
        var tables = project.plan().tables().stream()
                .map(table -> table.name().sql())
                .toList();
        var rows = project.plan().rows();
        var fast = world.fresh(project, "bench_audit_fast");
        TestServer.execute(fast, """
                CREATE TABLE fast AS SELECT n AS id, 'ann.lee' || n % 1000000 || '@example.com' AS email,
                    now() AS created_at, n * 3 AS amount FROM generate_series(1, 2000000) n""");
        TestServer.execute(fast, "VACUUM ANALYZE");
        return List.of(
                new Variant(
                        "SELECT count(*) of one table with an e-mail column",
                        2_000_000,
                        () -> ask(fast, "SELECT count(*) FROM fast")),
                new Variant("audit of it", 2_000_000, () -> audit(world, fast)),
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
                    workbench.audit(url, AuditOptions.ALL, Optional.of(project.plan()), Progress.UNWATCHED);
                    return 0;
                }));
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
