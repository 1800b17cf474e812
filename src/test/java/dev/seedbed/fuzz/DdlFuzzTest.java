package dev.seedbed.fuzz;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.SeedForm;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.RandomSchemas;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of DDL that are half broken: what can be read is read, planned, tried and written, or a problem is told.
class DdlFuzzTest {

    private static final List<String> WORDS = List.of(
            "CREATE TABLE ",
            "ALTER TABLE ",
            " PRIMARY KEY",
            " UNIQUE",
            " REFERENCES ",
            " ON DELETE CASCADE",
            " NOT NULL",
            " CHECK (",
            " DEFAULT ",
            "GENERATED ALWAYS AS (",
            " STORED",
            " PARTITION BY RANGE (id)",
            "CREATE TYPE m AS ENUM ();",
            "CREATE DOMAIN ",
            "CREATE VIEW v AS SELECT 1;",
            "COPY t FROM stdin;\n1\n\\.\n",
            "\\connect x\n",
            "\\i /etc/passwd\n",
            "\\! true\n",
            "BEGIN;",
            "COMMIT;",
            "ROLLBACK;",
            "SET search_path = '';",
            "SET standard_conforming_strings = off;",
            "DO $$ BEGIN RAISE EXCEPTION 'x'; END $$;",
            "int[]",
            "jsonb",
            "citext",
            "vector(3)",
            "geometry",
            "interval",
            "tsrange",
            "money",
            "xml",
            "\"Odd \"\" Name\"",
            "id",
            "tenant_id",
            "EXCLUDE USING gist (",
            "INHERITS (",
            "TEMP ",
            "UNLOGGED ",
            "WITH (fillfactor = 1)",
            "CREATE TRIGGER t ",
            "CREATE POLICY p ON ",
            "CREATE EXTENSION nothing;",
            "SELECT pg_sleep(0);");

    @TempDir
    Path folder;

    private final TestServer server = PostgresServers.newest();
    private final Workbench workbench = new Workbench(PostgresServers.newestHome());
    private final List<String> before = schemas();

    @Test
    void isPlannedOrRefused() {
        Fuzzing.run("schemas", Duration.ofSeconds(4), this::tryOne);
    }

    private void tryOne(Random random) throws IOException {
        var mutation = new Mutation(random, WORDS);
        var text = mutation.of(part(mutation));
        var file = Files.write(folder.resolve("schema.sql"), text.getBytes(StandardCharsets.UTF_8));
        var project = workbench.open(new Source.SqlFile(file), Progress.UNWATCHED);
        if (project.plan().rows() < 100_000) {
            workbench.export(project, SeedForm.of(Loader.PSQL), OutputStream.nullOutputStream(), Progress.UNWATCHED);
        }
    }

    /// A few statements of a schema; those that build on others are refused, and the rest is what counts.
    private static String part(Mutation mutation) {
        var ddl = mutation.random().nextInt(4) == 0
                ? RandomSchemas.ddl(mutation.random().nextInt(1_000))
                : Samples.ddl(mutation.pick(List.of("ledger", "storefront", "tracker")));
        var statements = List.of(ddl.split("(?<=;)\\n"));
        var from = mutation.random().nextInt(3);
        var count = 3 + mutation.random().nextInt(6);
        return statements.stream().skip(from).limit(count).collect(Collectors.joining("\n"));
    }

    private List<String> schemas() {
        return List.of(TestServer.query(
                        server.url(),
                        "SELECT coalesce(string_agg(datname, ' '), '') FROM pg_database WHERE datname ~ '^seedbed_'")
                .split(" "));
    }

    @AfterEach
    void dropWhatIsLeft() {
        schemas().stream().filter(name -> !before.contains(name)).forEach(name -> TestServer.drop(server.url(), name));
    }
}
