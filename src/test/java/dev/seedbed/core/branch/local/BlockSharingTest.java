package dev.seedbed.core.branch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.seedbed.testing.PostgresServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockSharingTest {

    private static final Path MEMORY = Path.of("/dev/shm");

    @TempDir
    private Path folder;

    private static Path data(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("data").resolve("base"));
        return folder.resolve("data");
    }

    @Test
    void isTriedWithoutATrace() throws IOException {
        assertThat(BlockSharing.at(data(folder))).isIn(BlockSharing.PROVEN, BlockSharing.NONE);

        assertThat(folder).isDirectoryNotContaining("glob:**seedbed-probe*");
        assertThat(folder.resolve("data")).isDirectoryNotContaining("glob:**seedbed-probe*");
    }

    @Test
    void isUnknownWhereNothingCanBeSeen() {
        assertThat(BlockSharing.at(folder.resolve("elsewhere"))).isEqualTo(BlockSharing.UNKNOWN);
    }

    /// A file system of which it is known that it shares nothing, and does not say so to a server.
    @Test
    void isNotBelievedOfMemory() throws IOException {
        assumeThat(MEMORY).isWritable();
        var place = Files.createTempDirectory(MEMORY, "seedbed-test");
        try {
            assertThat(BlockSharing.at(data(place))).isEqualTo(BlockSharing.NONE);
        } finally {
            PostgresServers.delete(place);
        }
    }

    /// The server tells its folder to superusers; for others it stays unknown, unless the caller knows it.
    @Test
    void isFoundOutFromTheServerWhereThatTells() throws SQLException {
        var server = PostgresServers.newest();
        try (var session = LocalServer.connect(server.administrator());
                var plain = LocalServer.connect(server.url())) {
            var told = new Copying(server.administrator(), Optional.empty()).sharing(session);

            assertThat(told).isIn(BlockSharing.PROVEN, BlockSharing.NONE);
            assertThat(new Copying(server.url(), Optional.empty()).sharing(plain))
                    .isEqualTo(BlockSharing.UNKNOWN);
        }
    }

    @Test
    void isOutOfReachOfAnOlderServer() throws SQLException {
        var server = PostgresServers.oldest();
        try (var session = LocalServer.connect(server.url())) {
            assertThat(new Copying(server.url(), Optional.of(folder)).sharing(session))
                    .isEqualTo(BlockSharing.NONE);
        }
    }
}
