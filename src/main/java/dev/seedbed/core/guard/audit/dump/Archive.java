package dev.seedbed.core.guard.audit.dump;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.audit.dump.Script.Copy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/// `pg_dump`'s custom format, versions 1.14 to 1.16: a header, a table of contents with the statements, then
/// the data of one table after the other, each in blocks.
final class Archive {

    static final String MAGIC = "PGDMP";

    private static final int OLDEST = 14;
    private static final int NEWEST = 16;
    private static final int CUSTOM = 1;
    private static final int DATA = 1;
    private static final int LARGE_OBJECTS = 3;
    private static final int MOST_TEXT = ByteInput.LONGEST;

    /// How the data is compressed, as the header numbers it.
    private enum Packing {
        NONE,
        GZIP,
        LZ4
    }

    private final ByteInput in;
    private final Script script;
    private final Progress progress;
    private final Map<Integer, String> copies = new HashMap<>();
    private int minor;
    private int intSize;
    private int offsetSize;
    private Packing packing = Packing.NONE;

    Archive(InputStream in, DumpHandler handler, Progress progress) {
        this.in = new ByteInput(in);
        this.script = new Script(handler, progress);
        this.progress = progress;
    }

    void read() throws IOException {
        header();
        var entries = number();
        for (var entry = 0; entry < entries; entry++) {
            progress.stopIfCancelled();
            entry();
        }
        for (var kind = in.next(); kind != ByteInput.END; kind = in.next()) {
            block(kind);
        }
    }

    private void header() throws IOException {
        for (var index = 0; index < MAGIC.length(); index++) {
            octet();
        }
        var major = octet();
        minor = octet();
        octet();
        if (major != 1 || minor < OLDEST || minor > NEWEST) {
            throw BrokenDump.at(
                    "byte 5", "Its archive version " + major + "." + minor + " is not read; 1.14 to 1.16 are.");
        }
        intSize = octet();
        offsetSize = octet();
        if (intSize < 1 || intSize > Integer.BYTES || octet() != CUSTOM) {
            throw BrokenDump.at("byte " + in.offset(), "It is not in pg_dump's custom format.");
        }
        packing = packing();
        for (var part = 0; part < 7; part++) {
            number();
        }
        for (var text = 0; text < 3; text++) {
            text();
        }
    }

    private Packing packing() throws IOException {
        if (minor < 15) {
            return number() == 0 ? Packing.NONE : Packing.GZIP;
        }
        return switch (octet()) {
            case 0 -> Packing.NONE;
            case 1 -> Packing.GZIP;
            case 2 -> Packing.LZ4;
            default ->
                throw BrokenDump.at(
                        "byte " + in.offset(),
                        "It is compressed with zstd, which is not read: dump with --compress=gzip.");
        };
    }

    /// The statements tell tables and types; those that write rows come with the rows.
    private void entry() throws IOException {
        var id = number();
        number();
        text();
        text();
        text();
        text();
        number();
        var definition = text();
        text();
        var copy = text();
        text();
        text();
        text();
        if (minor >= 16) {
            number();
        }
        text();
        text();
        for (var dependency = text(); dependency.isPresent(); dependency = text()) {
            progress.stopIfCancelled();
        }
        for (var octet = 0; octet <= offsetSize; octet++) {
            octet();
        }
        definition.ifPresent(this::statements);
        copy.ifPresent(statement -> copies.put(id, statement));
    }

    /// A definition may be several statements; that a body has semicolons too does not matter here.
    private void statements(String definition) {
        try {
            script.read(new ByteArrayInputStream(definition.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void block(int kind) throws IOException {
        var begin = "byte " + (in.offset() - 1);
        var id = number();
        switch (kind) {
            case DATA -> data(id);
            case LARGE_OBJECTS -> {
                while (number() != 0) {
                    drain(new Chunks());
                }
            }
            default -> throw BrokenDump.at(begin, "A block of an unknown kind starts here.");
        }
    }

    private void data(int id) throws IOException {
        var chunks = new Chunks();
        var rows = unpacked(chunks);
        var copy = Optional.ofNullable(copies.get(id)).flatMap(Script::copyOf);
        if (copy.isPresent()) {
            rows(copy.get(), rows);
        } else {
            script.read(rows);
        }
        drain(chunks);
    }

    private void rows(Copy copy, InputStream rows) throws IOException {
        var input = new ByteInput(rows);
        if (input.peek() != ByteInput.END) {
            script.rows(copy, input);
        }
    }

    private InputStream unpacked(Chunks chunks) throws IOException {
        return switch (packing) {
            case NONE -> chunks;
            case GZIP -> new InflaterInputStream(chunks);
            case LZ4 -> new FramedLZ4CompressorInputStream(chunks);
        };
    }

    private static void drain(InputStream rest) throws IOException {
        rest.transferTo(OutputStream.nullOutputStream());
    }

    /// The data of one block: pieces with their length before them, the last one empty.
    private final class Chunks extends InputStream {
        private int left;
        private boolean over;

        @Override
        public int read() throws IOException {
            if (left == 0 && !over) {
                left = number();
                over = left == 0;
            }
            if (over) {
                return -1;
            }
            left--;
            return octet();
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            var read = 0;
            while (read < count) {
                var octet = read();
                if (octet < 0) {
                    return read == 0 ? -1 : read;
                }
                target[from + read++] = (byte) octet;
                if (left == 0) {
                    break;
                }
            }
            return read;
        }
    }

    private int octet() throws IOException {
        var octet = in.next();
        if (octet == ByteInput.END) {
            throw BrokenDump.at("byte " + in.offset(), "It ends too early.");
        }
        return octet;
    }

    /// A sign, then the lowest byte first.
    private int number() throws IOException {
        var negative = octet() != 0;
        var value = 0;
        for (var index = 0; index < intSize; index++) {
            value |= octet() << (index * Byte.SIZE);
        }
        return negative ? -value : value;
    }

    private Optional<String> text() throws IOException {
        var begin = in.offset();
        var length = number();
        if (length < 0) {
            return Optional.empty();
        }
        if (length > MOST_TEXT) {
            throw BrokenDump.at("byte " + begin, "A text of " + length + " bytes would start here.");
        }
        var bytes = new ByteArrayOutputStream(); // takes room as bytes come, whatever the length that is claimed
        for (var index = 0; index < length; index++) {
            bytes.write(octet());
        }
        return Optional.of(bytes.toString(StandardCharsets.UTF_8));
    }
}
