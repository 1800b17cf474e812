package dev.seedbed.testing;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.ServerArchive;
import dev.seedbed.core.database.ServerStatus;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.schema.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The real servers that tests work on, started when first asked for and ended with the tests.
public final class PostgresServers {

    /// The build's output folder.
    public static final Path TARGET = Path.of(System.getProperty("seedbed.target", "target"));

    private static final Path OLDEST_JAR = TARGET.resolve("servers", "postgres-oldest.jar");

    private static final Path MEMORY = Path.of("/dev/shm");

    /// What the databases of all tests may need at once.
    private static final long ROOM_BYTES = 4L << 30;

    /// Tells processes that run tests at the same time apart.
    static final String FORK = System.getProperty("seedbed.fork", "1");

    private static final int FIRST_WITH_ITERATIONS = 160000;

    private static final Path SERVERS = servers();

    private PostgresServers() {}

    /// The PostgreSQL that Seedbed brings along.
    public static TestServer newest() {
        return Newest.SERVER;
    }

    /// The home whose server {@link #newest} is: what uses this home attaches to it.
    public static SeedbedHome newestHome() {
        return home(newest().name());
    }

    /// The oldest PostgreSQL whose loading is promised.
    public static TestServer oldest() {
        return Oldest.SERVER;
    }

    public static List<TestServer> all() {
        return List.of(newest(), oldest());
    }

    /// The archive of the oldest PostgreSQL, for tests that start it in a home of their own.
    public static ServerArchive oldestArchive() {
        return ServerArchive.inJar(OLDEST_JAR);
    }

    private static TestServer start(String name, ServerArchive archive) {
        var home = home(name);
        var server = new EmbeddedPostgres(home, archive);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop();
            keepLog(name, home.folder().resolve("server").resolve("log"));
            delete(home.folder());
        }));
        var running = server.start(Progress.UNWATCHED);
        var started = new TestServer(name, server, running.url(), administrator(running));
        adapt(started, running.folder());
        return started;
    }

    /// For the check that no secret stands in it.
    private static void keepLog(String name, Path log) {
        try {
            var kept =
                    Files.createDirectories(TARGET.resolve("secrets")).resolve("server-" + name + "-" + FORK + ".log");
            if (Files.exists(log)) {
                Files.copy(log, kept, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SeedbedHome home(String name) {
        return new SeedbedHome(SERVERS.resolve(name + "-" + FORK));
    }

    /// In memory where there is plenty: for each of the 300 files of a new database, ext4 without a journal
    /// passes over every file that was deleted within seconds, and tests delete databases all the time.
    private static Path servers() {
        var folder = TARGET.resolve("servers").toAbsolutePath();
        try {
            return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM_BYTES
                    ? MEMORY.resolve("seedbed" + folder.toString().replace('/', '-'))
                    : folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Test data need not survive a power cut, and making a database is several times faster without; nor are
    /// passwords of tests guessed, which take 4 096 rounds at each login otherwise. Roles that a test makes members
    /// of {@link TestServer#GUESTS} may log in.
    private static void adapt(TestServer server, Path data) {
        try {
            Files.writeString(
                    data.resolve("pg_hba.conf"),
                    "host all +" + TestServer.GUESTS + " 127.0.0.1/32 scram-sha-256\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestServer.execute(server.administrator(), "ALTER SYSTEM SET fsync = off");
        if (Integer.parseInt(TestServer.query(server.url(), "SHOW server_version_num")) >= FIRST_WITH_ITERATIONS) {
            TestServer.execute(server.administrator(), "ALTER SYSTEM SET scram_iterations = 1");
            var password = server.administrator().password().orElseThrow().value();
            TestServer.execute(
                    server.administrator(),
                    "SET scram_iterations = 1; ALTER ROLE postgres PASSWORD " + Sql.literal(password));
        }
        TestServer.execute(
                server.administrator(), "DROP ROLE IF EXISTS %1$s; CREATE ROLE %1$s".formatted(TestServer.GUESTS));
        TestServer.execute(server.administrator(), "SELECT pg_reload_conf()");
    }

    /// The superuser of an embedded server.
    private static DatabaseUrl administrator(ServerStatus.Running running) {
        var password = running.folder().resolveSibling(running.folder().getFileName() + ".password");
        try {
            var secret = new Secret(Files.readString(password).strip());
            return running.url().withUser("postgres", Optional.of(secret));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes a folder with everything in it, though a killed test's programs may still write there for a
    /// moment.
    public static void delete(Path folder) {
        for (var attempt = 1; Files.exists(folder); attempt++) {
            try {
                deleteAll(folder);
            } catch (IOException | UncheckedIOException e) {
                if (attempt == 50) {
                    throw new AssertionError("The folder could not be deleted: " + folder, e);
                }
                pause();
            }
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var content = Files.walk(folder)) {
            for (var path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Newest {
        static final TestServer SERVER = start("newest", ServerArchive.onClassPath());
    }

    private static final class Oldest {
        static final TestServer SERVER = start("oldest", oldestArchive());
    }
}
