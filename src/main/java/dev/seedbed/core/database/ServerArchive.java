package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The packed programs of one PostgreSQL version for this platform, as a resource of a published jar.
public record ServerArchive(URI location) {

    private static final String HALF_MADE = "unpacking-";

    /// The version that Seedbed brings along.
    public static ServerArchive onClassPath() {
        return Optional.ofNullable(ServerArchive.class.getResource("/" + fileName()))
                .map(found -> new ServerArchive(URI.create(found.toString())))
                .orElseThrow(() -> Problem.error(
                                Category.USAGE,
                                "Seedbed brings no PostgreSQL server for this platform.",
                                fileName(),
                                "The distribution was built for another platform.",
                                "Build Seedbed on this machine, or give the URL of a server that runs.")
                        .exception());
    }

    /// Another version, from its jar.
    public static ServerArchive inJar(Path jar) {
        return new ServerArchive(URI.create("jar:" + jar.toUri() + "!/" + fileName()));
    }

    private static String fileName() {
        var platform = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var system = platform.startsWith("windows") ? "windows" : platform.startsWith("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + processor + ".txz";
    }

    /// The programs, ready to run in a folder below `parent` that is named by version and content and is made once.
    ServerBinaries unpack(Path parent, Progress progress) {
        try {
            var fingerprint = fingerprint();
            var unpacked = unpacked(parent, fingerprint);
            return unpacked.isPresent() ? unpacked.get() : unpackNew(parent, fingerprint, progress);
        } catch (IOException e) {
            throw FileFailure.exception("The embedded PostgreSQL server could not be unpacked.", parent, e);
        }
    }

    private static Optional<ServerBinaries> unpacked(Path parent, String fingerprint) throws IOException {
        try (var folders = Files.list(parent)) {
            return folders.filter(folder -> folder.getFileName().toString().endsWith("-" + fingerprint))
                    .findFirst()
                    .map(ServerBinaries::new);
        }
    }

    private ServerBinaries unpackNew(Path parent, String fingerprint, Progress progress) throws IOException {
        Folders.deleteLeftovers(parent, HALF_MADE);
        var half = Files.createTempDirectory(parent, HALF_MADE);
        try {
            unpackInto(half, progress);
            var version = new ServerBinaries(half).askVersion();
            var whole = parent.resolve(version + "-" + fingerprint);
            return new ServerBinaries(Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE));
        } finally {
            Folders.delete(half);
        }
    }

    private void unpackInto(Path folder, Progress progress) throws IOException {
        try (var packed = open().getInputStream();
                var files = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                progress.stopIfCancelled();
                progress.report("unpacking PostgreSQL", files.getBytesRead(), 0);
                unpackEntry(entry, files, folder);
            }
        }
    }

    private static void unpackEntry(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var target = entry.resolveIn(folder);
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            Folders.makeExecutable(target, (entry.getMode() & 0100) != 0);
        }
    }

    private URLConnection open() throws IOException {
        var connection = location.toURL().openConnection();
        connection.setUseCaches(false);
        return connection;
    }

    /// A checksum of the archive; the jar has it at hand.
    private String fingerprint() throws IOException {
        var connection = open();
        try (var packed = connection.getInputStream()) {
            var known = connection instanceof JarURLConnection jar
                    ? jar.getJarEntry().getCrc()
                    : -1;
            return HexFormat.of().toHexDigits((int) (known == -1 ? checksum(packed) : known));
        }
    }

    private static long checksum(InputStream content) throws IOException {
        var checked = new CheckedInputStream(content, new CRC32());
        checked.transferTo(OutputStream.nullOutputStream());
        return checked.getChecksum().getValue();
    }
}
