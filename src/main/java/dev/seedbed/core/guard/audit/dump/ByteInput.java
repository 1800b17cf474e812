package dev.seedbed.core.guard.audit.dump;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Bytes one by one, with the place they stand at.
final class ByteInput {

    /// A line or a statement is kept to here; what follows is passed over.
    static final int LONGEST = 64 << 20;

    static final int END = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private long passed;
    private long line = 1;
    private byte[] kept = new byte[1 << 12];

    ByteInput(InputStream in) {
        this.in = in;
    }

    long offset() {
        return passed + position;
    }

    long line() {
        return line;
    }

    String place() {
        return "line " + line + ", byte " + offset();
    }

    int peek() throws IOException {
        return position < limit || fill() ? buffer[position] & 0xFF : END;
    }

    int next() throws IOException {
        var octet = peek();
        if (octet != END) {
            position++;
            line += octet == '\n' ? 1 : 0;
        }
        return octet;
    }

    private boolean fill() throws IOException {
        passed += limit;
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    /// The rest of the line without its end; the next call starts behind it. Empty at the end of the input too,
    /// which {@link #peek} tells apart.
    byte[] restOfLine() throws IOException {
        var length = 0;
        while (peek() != END) {
            var end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            length = keep(length, end - position);
            position = end;
            if (end < limit) {
                next();
                break;
            }
        }
        var whole = length > 0 && kept[length - 1] == '\r' ? length - 1 : length;
        return Arrays.copyOf(kept, whole);
    }

    private int keep(int length, int count) {
        var taken = Math.min(count, LONGEST - length);
        if (length + taken > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(kept.length * 2, length + taken));
        }
        System.arraycopy(buffer, position, kept, length, taken);
        return length + taken;
    }
}
