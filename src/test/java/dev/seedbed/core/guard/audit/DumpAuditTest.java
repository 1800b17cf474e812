package dev.seedbed.core.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Programs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DumpAuditTest {

    private static final Optional<Path> PG_DUMP = Programs.find("pg_dump");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "storefront", "tracker"})
    void aDumpSaysWhatItsDatabaseSays(String sample) throws Exception {
        assumeTrue(PG_DUMP.isPresent(), "pg_dump is not on this machine");
        var filled = FilledSample.of(PostgresServers.oldest(), sample);
        var clean = dump(filled.url(), "-Fc");
        assertThat(audit(clean).findings()).isEmpty();
        ReplacedCells.in(filled.url(), sample, 44);

        var expected = DatabaseAudit.of(filled.url(), AuditOptions.ALL, Replays.NONE, Progress.UNWATCHED);

        assertThat(expected.findings()).isNotEmpty();
        for (var form : List.of("-Fp", "-Fp --inserts", "-Fp --column-inserts", "-Fc", "-Fc -Z0", "-Fc --inserts")) {
            var report = audit(dump(filled.url(), form.split(" ")));

            assertThat(report.findings()).as(form).isEqualTo(expected.findings());
            assertThat(report.rows()).as(form).isEqualTo(expected.rows());
        }
    }

    @Test
    void newerArchivesAreReadToo() throws Exception {
        assumeTrue(PG_DUMP.isPresent(), "pg_dump is not on this machine");
        var url = PostgresServers.oldest()
                .database("CREATE TABLE t (email text); INSERT INTO t VALUES ('a.b@gmail.com')");
        var archive = Files.readAllBytes(dump(url, "-Fc", "-Z0"));
        for (var newer : List.of(
                NewerArchive.of(archive, 15, 0),
                NewerArchive.of(archive, 16, 0),
                NewerArchive.of(archive, 16, 1),
                NewerArchive.of(archive, 16, 2))) {
            var report = audit(Files.write(folder.resolve("newer.dump"), newer));

            assertThat(report.findings()).extracting(Finding::place).containsExactly("public.t.email");
        }
        assertThatThrownBy(() -> audit(Files.write(folder.resolve("zstd.dump"), NewerArchive.of(archive, 16, 3))))
                .hasMessageContaining("zstd");
    }

    @Test
    void anArchiveThatIsCutIsToldByItsOffset() throws Exception {
        assumeTrue(PG_DUMP.isPresent(), "pg_dump is not on this machine");
        var filled = FilledSample.of(PostgresServers.oldest(), "storefront");
        var whole = Files.readAllBytes(dump(filled.url(), "-Fc"));
        for (var length : List.of(7, 40, whole.length / 3, whole.length - 10)) {
            var cut = Files.write(folder.resolve("cut.dump"), Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> audit(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(SeedbedException.class)
                    .hasMessageContaining("The dump cannot be read.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COPY t (a, b) FROM stdin;\\n1\\t2\\n1\\t2\\t3\\n\\\\.\\n     | line 3, byte 30
            COPY t (a, b) FROM stdin;\\n1\\t2\\n                         | line 3, byte 30
            SET x = 1;\\nINSERT INTO t VALUES ('never closed);           | line 2, byte 34
            /* never closed                                            | line 1
            SELECT 1;\\nCREATE FUNCTION f() AS $$ never closed          | line 2
            SELECT 1;\\nINSERT INTO t VALUES (1)                        | line 2
            hello world;                                               | the whole file
            """)
    void aBrokenScriptIsToldByItsPlace(String script, String place) throws IOException {
        var text = script.replace("\\\\.", "\u0001")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\u0001", "\\.");
        var file = Files.writeString(folder.resolve("broken.sql"), text);

        assertThatThrownBy(() -> audit(file))
                .hasMessageContaining("The dump cannot be read.")
                .hasMessageContaining(place);
    }

    @Test
    void garbageIsNoDump() throws IOException {
        var bytes = new byte[1 << 20];
        new Random(3).nextBytes(bytes);
        var file = Files.write(folder.resolve("garbage.sql"), bytes);

        assertThatThrownBy(() -> audit(file)).hasMessageContaining("The dump cannot be read.");
    }

    @Test
    void whatIsWrittenInOtherWaysIsRead() throws IOException {
        var script = """
                \uFEFF-- a script; with 'quotes
                \\connect somewhere
                SET client_encoding = 'LATIN1';
                CREATE TABLE IF NOT EXISTS "My""Table" ("Mail" varchar(50) DEFAULT 'x', n numeric(10,2), PRIMARY KEY (n));
                INSERT INTO "My""Table" ("Mail", n) VALUES (E'o\\'k\\x40gmail.com', 1), ('a''b@gmail.com'::text, -2.5), (NULL, 3);
                INSERT INTO other SELECT 'x@gmail.com';
                COPY plain (memo) FROM stdin;
                caf\u00e9 a\\x40b\\tc@gmail.com\\\\
                \\N
                \\.
                """;
        var file = Files.write(folder.resolve("odd.sql"), script.getBytes(StandardCharsets.UTF_8));

        var report = audit(file);

        assertThat(report.findings())
                .extracting(Finding::key)
                .containsExactlyInAnyOrder("public.My\"Table.Mail email", "public.plain.memo email");
        assertThat(report.findings()).extracting(Finding::cells).containsExactlyInAnyOrder(2L, 1L);
        assertThat(report.rows()).isEqualTo(5);
    }

    @Test
    void hugeCellsAreRead() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write("COPY t (memo) FROM stdin;\n".getBytes(StandardCharsets.UTF_8));
            for (var row = 0; row < 4; row++) {
                out.write(("lorem ".repeat(500_000) + "a.b@gmail.com\n").getBytes(StandardCharsets.UTF_8));
            }
            out.write("\\.\n".getBytes(StandardCharsets.UTF_8));
        }
        var report = audit(Files.write(folder.resolve("huge.sql.gz"), packed.toByteArray()));

        assertThat(report.findings()).extracting(Finding::cells).containsExactly(4L);
    }

    private static AuditReport audit(Path file) {
        return FileAudit.of(file, Replays.NONE, Progress.UNWATCHED);
    }

    private Path dump(DatabaseUrl url, String... options) throws Exception {
        var file = folder.resolve("dump-" + String.join("", options).replace("-", ""));
        var command = new ArrayList<>(List.of(PG_DUMP.orElseThrow().toString()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-f",
                file.toString(),
                url.withUser(url.user(), Optional.empty()).connectable()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        url.password()
                .map(Secret::value)
                .ifPresent(value -> builder.environment().put("PGPASSWORD", value));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return file;
    }
}
