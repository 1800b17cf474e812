package dev.seedbed.core.branch.local;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.schema.Sql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/// How this server copies a whole database: page by page through its log while that is small; its files
/// when it is large; and where the file system can, only the knowledge of which blocks they share.
///
/// `dataFolder` is where the server keeps its files, if the caller knows. Otherwise the server is asked,
/// which tells superusers only.
final class Copying {

    /// From here on copying files is faster than writing every page to the log.
    private static final long FILE_COPY_BYTES = 32L << 20;

    private static final int FIRST_WITH_STRATEGY = 15;
    private static final int SIZES_LEFT_FREE = 3;
    private static final long CLOCKS_DIFFER_SECONDS = 2;

    private final DatabaseUrl server;
    private final Optional<Path> dataFolder;
    private Optional<BlockSharing> sharing = Optional.empty();

    Copying(DatabaseUrl server, Optional<Path> dataFolder) {
        this.server = server;
        this.dataFolder = dataFolder;
    }

    void copy(LocalServer session, LocalDatabase source, String target) throws SQLException {
        var create = "CREATE DATABASE " + Sql.identifier(target) + " TEMPLATE " + Sql.identifier(source.name());
        if (session.version() < FIRST_WITH_STRATEGY) {
            session.execute(create);
            return;
        }
        var large = session.catalogue().size(source.oid()).orElse(FILE_COPY_BYTES) >= FILE_COPY_BYTES;
        if (large && clones(session) && sharing(session) != BlockSharing.NONE) {
            session.execute("SET file_copy_method = clone");
        }
        session.execute(create + " STRATEGY " + (large ? "file_copy" : "wal_log"));
    }

    /// Whether a copy leaves enough of the disk to everybody else. True where that cannot be seen from
    /// here.
    boolean hasRoomFor(LocalServer session, LocalDatabase source) throws SQLException {
        if (sharing(session) == BlockSharing.PROVEN) {
            return true;
        }
        var folder = folder(session);
        var size = session.catalogue().size(source.oid()).orElse(0);
        try {
            return folder.isEmpty() || Files.getFileStore(folder.get()).getUsableSpace() / SIZES_LEFT_FREE > size;
        } catch (IOException | SecurityException _) {
            return true;
        }
    }

    /// Whether copies are proven to share blocks; nothing else counts.
    BlockSharing sharing(LocalServer session) throws SQLException {
        if (sharing.isEmpty()) {
            sharing = Optional.of(clones(session) ? probe(session) : BlockSharing.NONE);
        }
        return sharing.get();
    }

    /// Whether the server knows the clone of a file.
    private static boolean clones(LocalServer session) throws SQLException {
        return session.value("SELECT 1 FROM pg_settings WHERE name = 'file_copy_method' AND 'clone' = ANY (enumvals)")
                .isPresent();
    }

    private BlockSharing probe(LocalServer session) throws SQLException {
        return folder(session).map(BlockSharing::at).orElse(BlockSharing.UNKNOWN);
    }

    private Optional<Path> folder(LocalServer session) throws SQLException {
        if (dataFolder.isPresent() || !onThisMachine()) {
            return dataFolder;
        }
        var started = session.value("SELECT extract(epoch FROM pg_postmaster_start_time())::bigint")
                .map(Long::parseLong)
                .orElse(0L);
        return session.value("SELECT setting FROM pg_settings WHERE name = 'data_directory'")
                .map(Path::of)
                .filter(folder -> startedThen(folder, started));
    }

    private boolean onThisMachine() {
        try {
            return InetAddress.getByName(server.host()).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /// A server in a container has a port here, and its folder elsewhere: the third line of its mark is its
    /// start.
    private static boolean startedThen(Path folder, long seconds) {
        try {
            var lines = Files.readAllLines(folder.resolve("postmaster.pid"));
            return lines.size() > 2
                    && Math.abs(Long.parseLong(lines.get(2).strip()) - seconds) <= CLOCKS_DIFFER_SECONDS;
        } catch (IOException | SecurityException | NumberFormatException _) {
            return false;
        }
    }
}
