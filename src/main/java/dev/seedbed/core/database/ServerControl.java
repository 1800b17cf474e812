package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Pause;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Starts and stops the server of one data folder through `pg_ctl`.
record ServerControl(ServerBinaries binaries, ServerUser user, DataFolder data) {

    /// A load drops and makes again every key of a schema in one transaction, and each holds a lock until its end: this
    /// times the number of connections is enough for schemas of some ten thousand tables.
    private static final int MOST_LOCKS = 1_024;

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int ATTEMPTS = 6;
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// Tries the remembered port first, so that addresses stay the same; another one when somebody else took it. A
    /// start that a killed Seedbed left running counts, too.
    void start() throws IOException {
        var log = data.path().resolveSibling("log");
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Files.deleteIfExists(log);
            var port = port();
            Files.writeString(portFile(), Integer.toString(port));
            if (start(log, port)
                    || Postmaster.read(data.path()).filter(Postmaster::alive).isPresent()) {
                return;
            }
            if (!mayPass(log)) {
                break;
            }
            Pause.of(PAUSE);
        }
        throw failed(log);
    }

    /// Without quotes and blanks, which each system's pg_ctl takes apart in its own way.
    private boolean start(Path log, int port) {
        var options =
                "-p " + port + " -c max_locks_per_transaction=" + MOST_LOCKS + " -c cluster_name=" + data.serverName();
        return pgCtl("start", "--log=" + log, "--options=" + options).succeeded();
    }

    /// A dead server's last sessions take a moment to end; a port can be taken between asking for it and using it.
    private static boolean mayPass(Path log) throws IOException {
        var text = Files.exists(log) ? Files.readString(log) : "";
        return text.contains("pre-existing shared memory block") || text.contains("could not bind");
    }

    private SeedbedException failed(Path log) throws IOException {
        var reason = Files.exists(log) ? ServerCommand.lastLines(Files.readString(log)) : "It wrote no log.";
        return Problem.error(
                        Category.UNREACHABLE,
                        "The embedded PostgreSQL server did not start.",
                        data.path().toString(),
                        reason,
                        "Correct what the server says. Its data is synthetic: deleting that folder starts afresh.")
                .exception();
    }

    void stop() {
        pgCtl("stop", "--mode=fast").orProblem("The embedded PostgreSQL server could not be stopped.", data.path());
    }

    private ServerCommand pgCtl(String action, String... more) {
        var words = new ArrayList<>(user.command(
                binaries.program("pg_ctl").toString(), action, "--wait", "--timeout=120", "--pgdata=" + data.path()));
        words.addAll(List.of(more));
        return ServerCommand.run(words, binaries.folder(), LIMIT);
    }

    private int port() throws IOException {
        var remembered = Files.exists(portFile()) ? Files.readString(portFile()).strip() : "";
        if (remembered.matches("\\d{1,5}") && isFree(Integer.parseInt(remembered))) {
            return Integer.parseInt(remembered);
        }
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private Path portFile() {
        return data.path().resolveSibling("port");
    }
}
