package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.RowSink;
import dev.seedbed.core.generate.row.TextSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Rows in the text format of COPY: tabs between cells, `\N` for NULL, a line a row.
final class CopyText extends TextSink implements RowSink {

    private static final int FULL = 1 << 16;

    private final OutputStream out;
    private final ByteText line = new ByteText(FULL + (1 << 12));
    private boolean first = true;

    CopyText(OutputStream out) {
        this.out = out;
    }

    @Override
    public void nothing() {
        separate();
        line.append('\\').append('N');
    }

    @Override
    protected void plain(byte[] utf8, int length) {
        separate();
        line.append(utf8, 0, length);
    }

    @Override
    protected void quoted(byte[] utf8, int length) {
        separate();
        var from = 0;
        for (var index = 0; index < length; index++) {
            var escape = escape(utf8[index]);
            if (escape != 0) {
                line.append(utf8, from, index - from).append('\\').append((byte) escape);
                from = index + 1;
            }
        }
        line.append(utf8, from, length - from);
    }

    @Override
    public void endRow() {
        line.append('\n');
        first = true;
        if (line.length() >= FULL) {
            flush();
        }
    }

    /// Writes out what is held; to be called after the last row.
    void flush() {
        try {
            out.write(line.bytes(), 0, line.length());
            line.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void separate() {
        if (!first) {
            line.append('\t');
        }
        first = false;
    }

    /// What follows the backslash, or 0 when the byte stands for itself.
    private static int escape(byte octet) {
        return switch (octet) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\b' -> 'b';
            case '\f' -> 'f';
            case 0x0B -> 'v';
            default -> 0;
        };
    }
}
