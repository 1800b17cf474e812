package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.TextSink;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Rows in the text format of COPY: tabs between cells, `\N` for NULL, a line a row.
public final class CopyText extends TextSink implements BlockSink {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = ONES << 7;

    private final ByteText out;
    private boolean first = true;

    public CopyText(ByteText out) {
        this.out = out;
    }

    @Override
    public void nothing() {
        separate();
        out.append('\\').append('N');
    }

    @Override
    protected ByteText open(boolean bare) {
        separate();
        return out;
    }

    @Override
    protected void close(boolean bare) {
        // what follows a cell comes before the next one
    }

    @Override
    public void text(byte[] utf8, int length) {
        separate();
        if (plain(utf8, length)) {
            out.append(utf8, 0, length);
        } else {
            escaped(utf8, length);
        }
    }

    @Override
    public void endRow() {
        out.append('\n');
        first = true;
    }

    private void separate() {
        if (!first) {
            out.append('\t');
        }
        first = false;
    }

    /// Whether no byte is a backslash or a control character; eight bytes at a time, the last ones twice.
    private static boolean plain(byte[] utf8, int length) {
        if (length < Long.BYTES) {
            var special = false;
            for (var index = 0; index < length; index++) {
                special |= special(utf8[index]);
            }
            return !special;
        }
        var special = 0L;
        for (var index = 0; index < length - Long.BYTES; index += Long.BYTES) {
            special |= special((long) EIGHT_BYTES.get(utf8, index));
        }
        return (special | special((long) EIGHT_BYTES.get(utf8, length - Long.BYTES))) == 0;
    }

    /// Not 0 when one of eight bytes is a backslash or below a blank.
    private static long special(long bytes) {
        var backslashes = bytes ^ '\\' * ONES;
        var belowBlank = (bytes - ' ' * ONES) & ~bytes;
        return (belowBlank | ((backslashes - ONES) & ~backslashes)) & HIGHEST_BITS;
    }

    private static boolean special(byte octet) {
        return octet == '\\' || (octet & 0xE0) == 0;
    }

    private void escaped(byte[] utf8, int length) {
        var from = 0;
        for (var index = 0; index < length; index++) {
            var escape = special(utf8[index]) ? escape(utf8[index]) : 0;
            if (escape != 0) {
                out.append(utf8, from, index - from).append('\\').append((byte) escape);
                from = index + 1;
            }
        }
        out.append(utf8, from, length - from);
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
