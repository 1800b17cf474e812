package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The PostgreSQL server that Seedbed brings along: one per home, shared by the workbench and every command.
///
/// It outlives the process that started it; {@link #stop} ends it. Whoever comes second attaches to it.
public final class EmbeddedPostgres {

    /// The role that owns every database of ours: may create databases, is no superuser, needs no password.
    public static final String ROLE = "seedbed";

    static final String ADMINISTRATOR = "postgres";

    /// The database that is always there, for commands about other databases.
    public static final String MAINTENANCE_DATABASE = "postgres";

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration READY_LIMIT = Duration.ofMinutes(2);

    private final SeedbedHome home;
    private final ServerArchive archive;

    public EmbeddedPostgres(SeedbedHome home) {
        this(home, ServerArchive.onClassPath());
    }

    public EmbeddedPostgres(SeedbedHome home, ServerArchive archive) {
        this.home = home;
        this.archive = archive;
    }

    /// Starts the server unless it runs; the first time of all, unpacks and initialises it.
    public ServerStatus.Running start(Progress progress) {
        if (status() instanceof ServerStatus.Running running) {
            return running;
        }
        var folder = home.subfolder("server");
        try (var _ = HomeLock.acquire(folder, progress)) {
            return status() instanceof ServerStatus.Running running ? running : launch(folder, progress);
        } catch (IOException e) {
            throw FileFailure.exception("The embedded PostgreSQL server could not be started.", folder, e);
        }
    }

    private ServerStatus.Running launch(Path folder, Progress progress) throws IOException {
        var binaries = archive.unpack(home.subfolder("postgres"), progress);
        var user = ServerUser.fitFor(binaries);
        var data = new DataFolder(folder.resolve("data-" + binaries.majorVersion()));
        if (!data.exists()) {
            data.initialize(binaries, user, progress);
        }
        if (Postmaster.read(data.path()).filter(Postmaster::alive).isEmpty()) {
            progress.report("starting PostgreSQL", 0, 0);
            data.forgetDeadServer();
            data.handTo(user);
            new ServerControl(binaries, user, data).start();
        }
        return Waiting.until(READY_LIMIT, progress, "starting PostgreSQL", () -> answering(data, true))
                .orElseThrow(() -> stillStarting(data));
    }

    private static SeedbedException stillStarting(DataFolder data) {
        return Problem.error(
                        Category.UNREACHABLE,
                        "The embedded PostgreSQL server does not answer.",
                        data.path().toString(),
                        "Its process is there, and took no connection for " + READY_LIMIT.toMinutes() + " minutes.",
                        "Read the log beside that folder; stop the process, then run again.")
                .exception();
    }

    /// Ends the server, and the sessions of everybody who uses it.
    public void stop() {
        var folder = home.subfolder("server");
        try (var _ = HomeLock.acquire(folder, Progress.UNWATCHED)) {
            for (var data : dataFolders()) {
                if (Postmaster.read(data.path()).filter(Postmaster::alive).isPresent()) {
                    var binaries = archive.unpack(home.subfolder("postgres"), Progress.UNWATCHED);
                    new ServerControl(binaries, ServerUser.fitFor(binaries), data).stop();
                }
            }
        }
    }

    public ServerStatus status() {
        return dataFolders().stream()
                .map(data -> answering(data, false))
                .flatMap(Optional::stream)
                .<ServerStatus>map(running -> running)
                .findFirst()
                .orElseGet(ServerStatus.Stopped::new);
    }

    /// The address of a database on the running server.
    public DatabaseUrl url(String database) {
        return switch (status()) {
            case ServerStatus.Running running -> running.url().withDatabase(database);
            case ServerStatus.Stopped _ ->
                throw Problem.error(
                                Category.UNREACHABLE,
                                "The embedded PostgreSQL server does not run.",
                                home.folder().toString(),
                                "",
                                "Start it: seedbed db start")
                        .exception();
        };
    }

    /// Newest version first; normally there is one.
    private List<DataFolder> dataFolders() {
        var folder = home.folder().resolve("server");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var children = Files.list(folder)) {
            return children.filter(child -> child.getFileName().toString().matches("data-\\d+"))
                    .sorted(Comparator.reverseOrder())
                    .map(DataFolder::new)
                    .toList();
        } catch (IOException e) {
            throw FileFailure.exception("The embedded server's folder could not be read.", folder, e);
        }
    }

    /// The server of that data folder, if it takes connections. With `prepare`, our role is made when it is missing.
    private Optional<ServerStatus.Running> answering(DataFolder data, boolean prepare) {
        var postmaster = Postmaster.read(data.path()).filter(Postmaster::alive);
        if (postmaster.isEmpty()) {
            return Optional.empty();
        }
        var url = new DatabaseUrl(LOOPBACK, postmaster.get().port(), MAINTENANCE_DATABASE, ROLE);
        try {
            if (prepare) {
                new ServerRole(url.withUser(ADMINISTRATOR, Optional.of(data.password()))).ensure();
            }
            return version(url, data.serverName())
                    .map(version ->
                            new ServerStatus.Running(url, postmaster.get().pid(), version, data.path()));
        } catch (SQLException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileFailure.exception("The embedded server's password could not be read.", data.path(), e);
        }
    }

    private static Optional<String> version(DatabaseUrl url, String serverName) throws SQLException {
        try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), "");
                var statement = connection.createStatement();
                var settings = statement.executeQuery(
                        "SELECT current_setting('cluster_name'), current_setting('server_version')")) {
            settings.next();
            return serverName.equals(settings.getString(1)) ? Optional.of(settings.getString(2)) : Optional.empty();
        }
    }
}
