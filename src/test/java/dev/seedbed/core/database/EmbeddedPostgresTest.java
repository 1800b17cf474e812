package dev.seedbed.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.ChildJvm;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The life of the server that everybody shares, with real processes that come, attach and die.
class EmbeddedPostgresTest {

    private final SeedbedHome home = new SeedbedHome(PostgresServers.TARGET.resolve("servers", "lifecycle"));
    private final EmbeddedPostgres server = new EmbeddedPostgres(home);
    private final Path folder = home.subfolder("server");

    @AfterEach
    void startAfresh() {
        server.stop();
        PostgresServers.delete(folder);
    }

    @Test
    void startsOnceAndTellsWhereItRuns() {
        var running = start();

        assertThat(start()).isEqualTo(running);
        assertThat(server.status()).isEqualTo(running);
        assertThat(running.version()).startsWith("18.");
        assertThat(running.folder()).isEqualTo(folder.resolve("data-18"));
        assertThat(running.url().connectable())
                .isEqualTo("postgres://seedbed@127.0.0.1:" + running.url().port() + "/postgres");
        assertThat(TestServer.query(server.url("postgres"), "SHOW server_encoding"))
                .isEqualTo("UTF8");
    }

    @Test
    void stopsWhenAskedAndKeepsItsDataAndItsPort() {
        var first = start();
        TestServer.execute(first.url(), "CREATE DATABASE kept");
        server.stop();
        server.stop();

        assertThat(server.status()).isEqualTo(new ServerStatus.Stopped());
        assertThatThrownBy(() -> server.url("kept")).hasMessageContaining("seedbed db start");

        assertThat(start().url()).isEqualTo(first.url());
        assertThat(TestServer.query(server.url("kept"), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void outlivesTheProcessThatStartedItAndLetsOthersAttach() {
        var printed = ChildJvm.start(ServerMain.class, home.folder().toString()).await();

        assertThat(printed).endsWith(describe(start()));
    }

    @Test
    void isSharedByProcessesThatStartItAtOnce() {
        var children = List.of(
                ChildJvm.start(ServerMain.class, home.folder().toString()),
                ChildJvm.start(ServerMain.class, home.folder().toString()));

        var running = describe(start());
        assertThat(children).allSatisfy(child -> assertThat(child.await()).endsWith(running));
    }

    @Test
    void startsAgainAfterTheServerWasKilled() throws Exception {
        var first = start();
        TestServer.execute(first.url(), "CREATE DATABASE kept");
        var process = ProcessHandle.of(first.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get();

        assertThat(server.status()).isEqualTo(new ServerStatus.Stopped());
        assertThat(start().pid()).isNotEqualTo(first.pid());
        assertThat(TestServer.query(server.url("kept"), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void startsThoughAnotherProgramHasTheDeadServersNumber() throws IOException {
        var first = start();
        var mark = first.folder().resolve("postmaster.pid");
        var text = Files.readString(mark);
        server.stop();
        Files.writeString(
                mark,
                text.replaceFirst("\\d+", Long.toString(ProcessHandle.current().pid())));

        assertThat(server.status()).isEqualTo(new ServerStatus.Stopped());
        assertThat(start().url()).isEqualTo(first.url());
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTaken() throws IOException {
        var first = start();
        server.stop();
        try (var _ = new ServerSocket(first.url().port(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(start().url().port()).isNotEqualTo(first.url().port());
        }
    }

    @Test
    void neverUsesAHalfMadeDataFolder() throws IOException {
        var half = Files.createDirectories(folder.resolve("initialising-dead"));
        Files.writeString(half.resolve("PG_VERSION"), "18\n");

        start();

        assertThat(half).doesNotExist();
    }

    @Test
    void startsAfterACrashOfWhoeverUnpackedIt() throws InterruptedException {
        PostgresServers.delete(home.folder().resolve("postgres"));
        killAfter("unpacking PostgreSQL", 200);

        start();

        assertThat(home.folder().resolve("postgres")).isDirectoryNotContaining("glob:**/unpacking-*");
    }

    @ParameterizedTest
    @CsvSource({"initialising PostgreSQL, 0", "initialising PostgreSQL, 300", "starting PostgreSQL, 20"})
    void startsAfterACrashOfWhoeverWas(String phase, long millis) throws InterruptedException {
        killAfter(phase, millis);

        assertThat(TestServer.query(start().url(), "SELECT count(*) > 0 FROM pg_class"))
                .isEqualTo("t");
    }

    private void killAfter(String phase, long millis) throws InterruptedException {
        var child = ChildJvm.start(ServerMain.class, home.folder().toString());
        child.awaitPrinted(phase);
        Thread.sleep(millis);
        child.kill();
    }

    @Test
    void ownsDatabasesWithARoleThatIsNoSuperuser() {
        var url = start().url();

        assertThat(TestServer.query(url, "SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("false");
        assertThat(TestServer.query(url, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(TestServer.query(url, "SHOW data_checksums")).isEqualTo("on");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void hidesThePasswordOfItsSuperuser() throws IOException {
        start();

        var modes = Files.getPosixFilePermissions(folder.resolve("data-18.password"));
        assertThat(PosixFilePermissions.toString(modes)).isEqualTo("rw-------");
    }

    @Test
    void runsInEveryWayThatLetsRootGo() throws IOException {
        start();
        server.stop();
        var binaries = ServerArchive.onClassPath().unpack(home.subfolder("postgres"), Progress.UNWATCHED);
        var data = new DataFolder(folder.resolve("data-18"));
        for (var way : ServerUser.waysThatWork(binaries).toList()) {
            data.handTo(way);
            var control = new ServerControl(binaries, way, data);
            control.start();
            assertThat(TestServer.query(server.url("postgres"), "SELECT 1")).isEqualTo("1");
            control.stop();
        }
    }

    private ServerStatus.Running start() {
        return server.start(Progress.UNWATCHED);
    }

    private static String describe(ServerStatus.Running running) {
        return running.pid() + " " + running.url().port();
    }
}
