package dev.seedbed.bench;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Programs;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The same rows out of a dump. pg_dump reads no server newer than itself, so the dump is made of the
/// oldest one.
record Restore(Path program, Path dump) {

    private static final String DATABASE = "bench_restored";

    static Optional<Restore> of(Report report, World world, Path seed) {
        var dumper = Programs.find("pg_dump");
        var restorer = Programs.find("pg_restore");
        if (dumper.isEmpty() || restorer.isEmpty()) {
            report.leftOut("pg_restore, for there is none here");
            return Optional.empty();
        }
        var source = PostgresServers.oldest().database(Samples.ddl("ledger"));
        World.load(source, seed);
        var dump = world.file("ledger.dump");
        Command.run(
                world.folder(),
                Map.of(),
                List.of(
                        dumper.get().toString(),
                        "--format=custom",
                        "--no-owner",
                        "--file=" + dump,
                        source.connectable()));
        TestServer.drop(PostgresServers.oldest().url(), source.database());
        return Optional.of(new Restore(restorer.get(), dump));
    }

    Variant variant(DatabaseUrl server) {
        return new Variant(
                "pg_restore -j2",
                0,
                () -> {
                    TestServer.drop(server, DATABASE);
                    TestServer.execute(server, "CREATE DATABASE " + DATABASE);
                },
                () -> {
                    Command.run(
                            dump.getParent(),
                            Map.of(),
                            List.of(
                                    program.toString(),
                                    "--jobs=2",
                                    "--no-owner",
                                    "--dbname=" + server.withDatabase(DATABASE).connectable(),
                                    dump.toString()));
                    return Files.size(dump);
                });
    }
}
