package dev.seedbed.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.seedbed.testing.PostgresServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs behind all other tests: none of the secrets that they used stands in a report, with all that was
/// printed, in a server's log, or among the arguments of a process.
///
/// Journals, exceptions and the output of child processes are gone by now: the tests look into those
/// themselves.
class SecretsCheck {

    /// Reports that a whole run leaves at least.
    private static final int WHOLE_SUITE = 100;

    private static final Path REPORTS = PostgresServers.TARGET.resolve("surefire-reports");

    /// Who runs a few tests only has no use for this.
    @BeforeEach
    void onlyBehindTheWholeSuite() throws IOException {
        assumeThat(files(REPORTS)).hasSizeGreaterThan(WHOLE_SUITE);
    }

    @Test
    void noReportShowsASecret() throws IOException {
        assertNoSecretIn(files(REPORTS));
    }

    @Test
    void noProcessHadASecretAmongItsArgumentsOrInItsLog() throws IOException {
        var notes = files(PostgresServers.TARGET.resolve(CommandLines.FOLDER));

        assertThat(notes).as("processes were watched").anyMatch(file -> file.endsWith(CommandLines.NAME));
        assertNoSecretIn(notes);
    }

    private static void assertNoSecretIn(List<Path> files) throws IOException {
        for (var file : files) {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(text.contains(TestSecrets.MARKER))
                    .as(file + " shows a secret")
                    .isFalse();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
