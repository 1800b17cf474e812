package dev.seedbed.core.guard.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A dump of somebody who wants the program out of memory, or without end.
@Timeout(120)
class HostileDumpTest {

    private static final int MEGABYTES = 100;

    @TempDir
    private Path folder;

    /// A hundred megabytes in a tenth of one, without an end of line, of text or of a statement.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COPY t (memo) FROM stdin;\\n | a",
                "INSERT INTO t VALUES ('      | a",
                "CREATE FUNCTION f() AS $$    | a",
                "CREATE TABLE t (             | a",
                "/*                           | /*",
                "SELECT                       | (",
            })
    void packedWithoutEndIsToldByItsPlace(String begin, String more) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(begin.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
            var megabyte = more.repeat((1 << 20) / more.length()).getBytes(StandardCharsets.UTF_8);
            for (var written = 0; written < MEGABYTES; written++) {
                out.write(megabyte);
            }
        }
        var file = Files.write(folder.resolve("bomb.sql.gz"), packed.toByteArray());

        assertThatThrownBy(() -> audit(file))
                .isInstanceOf(SeedbedException.class)
                .hasMessageContaining("The dump cannot be read.");
    }

    @Test
    void anArchiveThatClaimsAnEnormousTextTakesNoRoomForIt() throws IOException {
        var archive = new ByteArrayOutputStream();
        archive.writeBytes("PGDMP".getBytes(StandardCharsets.UTF_8));
        archive.writeBytes(new byte[] {1, 14, 0, 4, 8, 1});
        for (var number = 0; number < 8; number++) {
            archive.writeBytes(new byte[5]);
        }
        archive.writeBytes(new byte[] {0, 0, 0, 0, 4});
        var file = Files.write(folder.resolve("claims.dump"), archive.toByteArray());

        assertThatThrownBy(() -> audit(file))
                .isInstanceOf(SeedbedException.class)
                .hasMessageContaining("The dump cannot be read.");
    }

    private static void audit(Path file) {
        FileAudit.of(file, Replays.NONE, Progress.UNWATCHED);
    }
}
