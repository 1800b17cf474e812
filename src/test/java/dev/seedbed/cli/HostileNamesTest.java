package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Psql;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A schema whose names are meant for what reads them next: the terminal, psql, a page, a table of Markdown.
class HostileNamesTest extends CommandTest {

    private static final String CLEARS_THE_SCREEN = "\u001b[2J\u001b]0;owned\u0007";

    /// PostgreSQL cuts names at 63 bytes.
    private String schema(String name) throws IOException {
        var quoted = '"' + name.replace("\"", "\"\"") + '"';
        var ddl = """
                CREATE TABLE tenants (id int PRIMARY KEY, name text NOT NULL);
                CREATE TABLE %1$s (%1$s int PRIMARY KEY, tenant_id int NOT NULL CONSTRAINT %1$s REFERENCES tenants,
                    title text NOT NULL CHECK (title <> 'x'));
                COMMENT ON TABLE %1$s IS %2$s;
                CREATE TABLE lost (id int PRIMARY KEY, their_id int NOT NULL REFERENCES %1$s);
                """.formatted(quoted, "'" + name.replace("'", "''") + "'");
        return Files.writeString(folder.resolve("schema.sql"), ddl).toString();
    }

    private List<Outcome> everyReport(String schema) {
        return Stream.of(
                        List.of("graph", schema),
                        List.of("graph", schema, "--explain", "lost"),
                        List.of("verify", schema),
                        List.of("verify", schema, "--format", "github"),
                        List.of("verify", schema, "--prove"),
                        List.of("fix", schema),
                        List.of("init", schema),
                        List.of("edges", schema),
                        List.of("preview", schema, "--table", "lost"),
                        List.of("preview", schema, "--table", "nothing like it"),
                        List.of("push", schema),
                        List.of("check", "postgres://ann@127.0.0.1:1/\u001b[2J"))
                .map(arguments -> run(arguments.toArray(String[]::new)))
                .toList();
    }

    @Test
    void commandTheTerminalNothing() throws Exception {
        assertThat(everyReport(schema("a" + CLEARS_THE_SCREEN + "\r\u009b2Jz\u202e")))
                .allSatisfy(outcome -> {
                    assertThat(outcome.out()).doesNotContain("\u001b", "\u0007", "\u009b", "\r", "\u202e");
                    assertThat(outcome.err()).doesNotContain("\u001b]", "\u001b[2J", "\u0007", "\u009b", "\u202e");
                    assertThat(outcome.code()).isNotEqualTo(ExitCode.DEFECT);
                });
    }

    @Test
    void commandPsqlNothing() throws Exception {
        var touched = folder.resolve("t");
        var schema = schema("a\n\\! touch " + touched.getFileName() + "\n\\.\n--");
        var seed = folder.resolve("seed.sql");
        assertThat(run("export", schema, "-o", seed.toString()).code()).isZero();
        run("fix", schema, "--out", folder.resolve("migrations").toString());
        var url = PostgresServers.newest().database(Files.readString(Path.of(schema)));
        var psql = Psql.find();
        if (psql.isPresent()) {
            psql.get().run(url, seed);
            try (var scripts = Files.walk(folder.resolve("migrations"))) {
                for (var script : scripts.filter(Files::isRegularFile)
                        .sorted(Comparator.reverseOrder())
                        .toList()) {
                    psql.get().run(url, script);
                }
            }
        }
        assertThat(touched).doesNotExist();
        assertThat(Path.of(touched.getFileName().toString())).doesNotExist();
    }

    /// Where COPY fails and psql goes on, it reads the rows as if they were commands.
    @Test
    void valuesCommandPsqlNothingWhereTheTablesAreMissing() throws Exception {
        var touched = folder.resolve("touched");
        var schema = folder.resolve("values.sql");
        Files.writeString(schema, """
                CREATE TABLE tenants (a text NOT NULL CHECK (a IN (E'\\\\! touch %1$s', E'x\\\\! touch %1$s')),
                    b text NOT NULL CHECK (b IN (E'\\n\\\\! touch %1$s', E';\\\\! touch %1$s')), id int PRIMARY KEY);
                """.formatted(touched));
        var seed = folder.resolve("seed.sql");
        assertThat(run("export", schema.toString(), "-o", seed.toString()).code())
                .isZero();
        assertThat(seed).content().contains("touch");
        var empty = PostgresServers.newest().database("");
        var psql = Psql.find();
        if (psql.isPresent()) {
            var command = new ArrayList<>(psql.get().command(empty));
            command.remove("--set=ON_ERROR_STOP=1");
            command.add("--file=" + seed);
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            process.waitFor();
        }
        assertThat(touched).doesNotExist();
    }

    @Test
    void commandTheRunnerOfAWorkflowNothing() throws Exception {
        var outcome = run("verify", schema("a\n::add-mask::x\n##[group]"), "--format", "github");
        assertThat(outcome.out().lines()).noneMatch(line -> line.startsWith("::add-mask") || line.startsWith("##["));
    }

    @Test
    void decideNothingInAScenario() throws Exception {
        var schema = schema("a\ntenants: 5\n\u001b\u0085#");
        var scenario = folder.resolve("scenario.yaml");
        assertThat(run("init", schema, "-o", scenario.toString()).code()).isZero();
        assertThat(Files.readAllLines(scenario)).noneMatch(line -> line.startsWith("tenants: 5"));
        assertThat(run("init", "--check", scenario.toString()).err()).isEmpty();
    }

    @Test
    void areTextInAPage() throws Exception {
        var schema = schema("<script>alert(1)</script><img src=x>\"'");
        run("attest", schema, "--out", folder.toString());
        run(
                "graph",
                schema,
                "--format",
                "svg",
                "-o",
                folder.resolve("graph.svg").toString());
        for (var page : List.of("attestation.html", "graph.svg")) {
            if (Files.exists(folder.resolve(page))) {
                assertThat(folder.resolve(page)).content().doesNotContain("<script>", "<img");
            }
        }
    }
}
