package dev.seedbed.core.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.testing.ChildJvm;
import dev.seedbed.testing.PostgresServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is audited is larger than the memory of the process that audits it.
class FlatMemoryTest {

    private static final int ROWS = 36_000;
    /// A kilobyte of prose.
    private static final String FILLER = "lorem ipsum dolor sit amet ".repeat(36);

    @TempDir
    Path folder;

    @Test
    void auditsATableOfWhichEveryCellIsSent() {
        var url = PostgresServers.newest().database("""
                CREATE TABLE letters (id bigint PRIMARY KEY, body text);
                INSERT INTO letters SELECT n, 'person' || n || '@gmail.com %s'
                FROM generate_series(1, %d) n""".formatted(FILLER, ROWS));

        assertThat(audit("database", url.connectable()))
                .contains("rows: " + ROWS, "public.letters.body email: %1$d of %1$d".formatted(ROWS));
    }

    /// Some of the rows that are fetched together would not have room together.
    @Test
    void auditsATableWithLongCells() {
        var url = PostgresServers.newest().database("""
                CREATE TABLE letters (id bigint PRIMARY KEY, body text, copy text);
                INSERT INTO letters SELECT n, 'person' || n || '@gmail.com', NULL FROM generate_series(1, 2000) n;
                INSERT INTO letters SELECT n, 'person' || n || '@gmail.com ' || repeat('lorem ', 300000), repeat('ipsum ', 300000)
                FROM generate_series(2001, 2020) n""");

        assertThat(audit("database", url.connectable())).contains("public.letters.body email: 2020 of 2020");
    }

    @Test
    void auditsADump() throws IOException {
        var file = folder.resolve("dump.sql");
        try (var dump = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            dump.write("CREATE TABLE letters (id bigint, body text);\nCOPY letters (id, body) FROM stdin;\n");
            for (var row = 1; row <= ROWS; row++) {
                dump.write(row + "\tperson" + row + "@gmail.com " + FILLER + "\n");
            }
            dump.write("\\.\n");
        }

        assertThat(audit("file", file.toString()))
                .contains("rows: " + ROWS, "public.letters.body email: %1$d of %1$d".formatted(ROWS));
    }

    private static String audit(String what, String where) {
        return ChildJvm.start(List.of("-Xmx32m"), LargeAudit.class, what, where).await();
    }
}
