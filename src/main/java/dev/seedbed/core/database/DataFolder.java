package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The data folder of the embedded server. It appears in one step, complete, or not at all.
record DataFolder(Path path) {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String HALF_MADE = "initialising-";
    private static final int FIRST_WITH_BUILTIN_LOCALE = 17;

    /// Loopback only. The role that owns our databases needs no password, so that URLs carry none; it is no superuser,
    /// so a hostile schema file cannot leave the server.
    private static final String ACCESS = """
            host all seedbed 127.0.0.1/32 trust
            host all postgres 127.0.0.1/32 scram-sha-256
            """;

    private static final String SETTINGS = """

            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 100
            shared_buffers = 128MB
            wal_level = minimal
            max_wal_senders = 0
            jit = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            password_encryption = 'scram-sha-256'
            log_checkpoints = off
            log_min_error_statement = panic
            """;

    boolean exists() {
        return Files.isDirectory(path);
    }

    /// Runs initdb beside the final place, then moves the whole folder there. An initdb that a killed Seedbed left
    /// running works in a folder of its own.
    void initialize(ServerBinaries binaries, ServerUser user, Progress progress) throws IOException {
        progress.report("initialising PostgreSQL", 0, 0);
        Folders.deleteLeftovers(path.resolveSibling("."), HALF_MADE);
        var half = path.resolveSibling(HALF_MADE + UUID.randomUUID());
        Folders.writeSecret(passwordFile(), Passwords.random());
        ServerCommand.run(initdb(binaries, user, half), binaries.folder(), LIMIT)
                .orProblem("The embedded PostgreSQL server could not be initialised.", path);
        Files.writeString(half.resolve("pg_hba.conf"), ACCESS);
        Files.writeString(half.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
        Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> initdb(ServerBinaries binaries, ServerUser user, Path folder) {
        var command = new ArrayList<>(user.command(
                binaries.program("initdb").toString(),
                "--pgdata=" + folder,
                "--username=" + EmbeddedPostgres.ADMINISTRATOR,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--data-checksums",
                "--locale=C"));
        if (binaries.majorVersion() >= FIRST_WITH_BUILTIN_LOCALE) {
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        return command;
    }

    /// The superuser's password, which only {@link ServerRole} uses.
    Secret password() throws IOException {
        return new Secret(Files.readString(passwordFile()).strip());
    }

    private Path passwordFile() {
        return path.resolveSibling(path.getFileName() + ".password");
    }

    /// What this folder's server calls itself, so that another server on the remembered port is not taken for it.
    String serverName() {
        var folder = path.toString().getBytes(StandardCharsets.UTF_8);
        return "seedbed-" + UUID.nameUUIDFromBytes(folder);
    }

    /// Gives the folder to the user in whose name the server will run, if another one made it.
    void handTo(ServerUser user) throws IOException {
        if (user.owner().isPresent()
                && !user.owner().get().equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
            ServerCommand.run(List.of("chown", "-R", user.owner().get().toString(), path.toString()), path, LIMIT)
                    .orProblem("The embedded server's data folder could not be given to its user.", path);
        }
    }

    /// Removes the mark of a server that is dead, but whose number another process has now.
    void forgetDeadServer() throws IOException {
        if (Postmaster.read(path).filter(Postmaster::alive).isEmpty()) {
            Files.deleteIfExists(Postmaster.file(path));
        }
    }
}
