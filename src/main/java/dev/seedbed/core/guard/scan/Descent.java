package dev.seedbed.core.guard.scan;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.guard.scan.search.Search;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/// Looks into one file, and into all that is packed in it, while it streams by. What cannot be read is noted,
/// and the rest is read all the same.
final class Descent {

    private static final int MOST_HEADER = 4 << 20;
    private static final int MOST_MANIFEST = 4 << 20;
    private static final int MOST_PREFIX = 1 << 16;
    private static final byte[] ZIP_START = {'P', 'K', 3, 4};

    private final Search search;
    private final Notes notes;
    private final Progress progress;
    private final Metered file;
    private final Budget budget;
    private int depth;

    Descent(Search search, Notes notes, Limits limits, Progress progress, InputStream file) {
        this.search = search;
        this.notes = notes;
        this.progress = progress;
        this.file = new Metered(file);
        this.budget = new Budget(limits, this.file);
    }

    /// The file as a target of its own.
    void target(Place place) {
        visit(place, Optional.empty(), file);
    }

    /// The file as one of a folder.
    void entry(Place folder, String path) throws IOException {
        entry(folder, path, file);
    }

    private void entry(Place container, String path, Metered content) throws IOException {
        name(search, notes, container, path);
        progress.stopIfCancelled();
        visit(
                container.inside(path),
                Optional.empty(),
                Layers.mayDescribe(path) ? described(container, path, content) : content);
    }

    /// The same content, after a look whether it says something of an image.
    private Metered described(Place container, String path, Metered content) throws IOException {
        var in = new BufferedInputStream(content);
        in.mark(1);
        var first = in.read();
        in.reset();
        if (first != '{' && first != '[') {
            return new Metered(in);
        }
        var json = in.readNBytes(MOST_MANIFEST);
        notes.layers().describe(container, path, json);
        return new Metered(new SequenceInputStream(new ByteArrayInputStream(json), in));
    }

    static void name(Search search, Notes notes, Place container, String path) throws IOException {
        notes.named(
                container,
                path,
                search.in(new ByteArrayInputStream(path.replace('\\', '/').getBytes(StandardCharsets.UTF_8))));
    }

    private void visit(Place place, Optional<String> packing, Metered content) {
        try {
            var in = new BufferedInputStream(content);
            in.mark(Format.HEAD);
            var head = in.readNBytes(Format.HEAD);
            in.reset();
            var format = Format.of(packing.isPresent() ? "" : place.name(), head);
            var leaf = packing.map(place::unpacked).orElse(place);
            switch (format.role()) {
                case PLAIN -> search(leaf, in);
                case PREFIXED -> prefixed(leaf, content, in);
                case CLOSED -> {
                    search(leaf, in);
                    notes.unread(leaf, "a " + format + ", which is not opened");
                }
                case ARCHIVE -> down(place, () -> archive(place, format, content, in));
                case PACKED ->
                    down(place, () -> {
                        try (var unpacked = format.unpack(in)) {
                            visit(
                                    place,
                                    Optional.of(
                                            packing.map(outer -> outer + ", ").orElse("") + format),
                                    new Unpacked(unpacked, content, budget));
                        }
                    });
            }
        } catch (SeedbedException cancelled) {
            throw cancelled;
        } catch (IOException | RuntimeException | LinkageError broken) {
            // zstd is native, and cannot be loaded everywhere.
            notes.unread(place, Optional.ofNullable(broken.getMessage()).orElseGet(broken::toString));
        }
    }

    private interface Step {
        void go() throws IOException;
    }

    private void down(Place place, Step step) throws IOException {
        if (depth == budget.limits().depth()) {
            notes.unread(place, "it lies more than " + depth + " archives deep");
            return;
        }
        depth++;
        try {
            step.go();
        } finally {
            depth--;
        }
    }

    private void search(Place place, InputStream in) throws IOException {
        var counted = new Metered(in);
        try {
            search.in(counted);
        } finally {
            notes.searched(place, counted.count(), search.hits());
        }
    }

    /// Searches what stands before the zip, and opens that.
    private void prefixed(Place place, Metered content, BufferedInputStream in) throws IOException {
        in.mark(MOST_PREFIX);
        var start = in.readNBytes(MOST_PREFIX);
        in.reset();
        var zip = indexOf(start, ZIP_START);
        if (zip < 0) {
            search(place, in);
        } else {
            search(place, new ByteArrayInputStream(in.readNBytes(zip)));
            down(place, () -> archive(place, Format.ZIP, content, in));
        }
    }

    private static int indexOf(byte[] text, byte[] part) {
        return new String(text, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }

    private void archive(Place place, Format format, Metered source, InputStream in) throws IOException {
        notes.archive(place);
        try (var archive = format.open(in)) {
            var reading = true;
            while (reading) {
                source.allow(format == Format.TAR ? MOST_HEADER : Long.MAX_VALUE);
                var entry = archive.getNextEntry();
                source.allow(Long.MAX_VALUE);
                reading = entry != null && entry(place, archive, entry, source);
            }
            rest(place, in);
        }
    }

    /// Reads one entry of an archive; tells whether it makes sense to go on with the next.
    private boolean entry(Place place, ArchiveInputStream<?> archive, ArchiveEntry entry, Metered source)
            throws IOException {
        notes.layers().entry(place, entry.getName());
        if (entry instanceof TarArchiveEntry tar && (tar.isSymbolicLink() || tar.isLink())) {
            notes.layers().linked(place, tar.getName());
            name(search, notes, place, tar.getName());
            name(search, notes, place.inside(tar.getName()), tar.getLinkName());
            return true;
        }
        if (entry.isDirectory()) {
            name(search, notes, place, entry.getName());
            return true;
        }
        if (!archive.canReadEntryData(entry)) {
            notes.unread(place.inside(entry.getName()), "it is encrypted, or packed in a way that cannot be streamed");
            return true;
        }
        var content = new Unpacked(archive, source, budget);
        entry(place, entry.getName(), content);
        return content.drain();
    }

    /// What stands behind an archive, padding as a rule; read as well, so that whoever writes it is not cut
    /// off.
    private void rest(Place place, InputStream in) throws IOException {
        var hits = search.in(in);
        if (!hits.isEmpty()) {
            notes.searched(place.unpacked("behind its end"), 0, hits);
        }
    }
}
