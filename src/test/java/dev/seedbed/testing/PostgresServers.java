package dev.seedbed.testing;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.ServerArchive;
import dev.seedbed.core.database.ServerStatus;
import dev.seedbed.core.feedback.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The real servers that tests work on, started when first asked for and ended with the tests.
public final class PostgresServers {

    /// The build's output folder.
    public static final Path TARGET = Path.of(System.getProperty("seedbed.target", "target"));

    private static final Path OLDEST_JAR = TARGET.resolve("servers", "postgres-oldest.jar");

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
            delete(home.folder().resolve("server"));
        }));
        var running = server.start(Progress.UNWATCHED);
        dontFlush(running);
        return new TestServer(name, server, running.url());
    }

    private static SeedbedHome home(String name) {
        return new SeedbedHome(TARGET.resolve("servers", name));
    }

    /// Test data need not survive a power cut, and making a database is several times faster without.
    private static void dontFlush(ServerStatus.Running running) {
        var superuser = superuser(running);
        TestServer.execute(superuser, "ALTER SYSTEM SET fsync = off");
        TestServer.execute(superuser, "SELECT pg_reload_conf()");
    }

    /// The newest server as its superuser, for what surrounds a test: roles, and databases of other owners.
    public static DatabaseUrl superuser() {
        if (newest().postgres().status() instanceof ServerStatus.Running running) {
            return superuser(running);
        }
        throw new AssertionError("The test server does not run.");
    }

    private static DatabaseUrl superuser(ServerStatus.Running running) {
        var password = running.folder().resolveSibling(running.folder().getFileName() + ".password");
        try {
            var secret = new Secret(Files.readString(password).strip());
            return running.url().withUser("postgres", Optional.of(secret));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes a folder with everything in it, though a killed test's programs may still write there for a moment.
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
