package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.RowSink;
import dev.seedbed.core.generate.row.TextSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Rows as INSERT statements of at most a hundred rows and about 200 KB: what any client and every limit takes.
final class InsertText extends TextSink implements RowSink {

    private static final int MOST_ROWS = 100;
    private static final int FULL = 200_000;

    private final OutputStream out;
    private final String head;
    private final ByteText statement = new ByteText(1 << 16);
    private int rows;
    private boolean first = true;

    /// `head` is everything up to VALUES.
    InsertText(OutputStream out, String head) {
        this.out = out;
        this.head = head;
    }

    @Override
    public void nothing() {
        separate();
        statement.append("NULL");
    }

    @Override
    protected void plain(byte[] utf8, int length) {
        separate();
        statement.append(utf8, 0, length);
    }

    @Override
    protected void quoted(byte[] utf8, int length) {
        separate();
        statement.append('\'');
        var from = 0;
        for (var index = 0; index < length; index++) {
            if (utf8[index] == '\'') {
                statement.append(utf8, from, index + 1 - from).append('\'');
                from = index + 1;
            }
        }
        statement.append(utf8, from, length - from).append('\'');
    }

    @Override
    public void endRow() {
        statement.append(')');
        first = true;
        rows++;
        if (rows == MOST_ROWS || statement.length() >= FULL) {
            flush();
        }
    }

    /// Ends the statement that is open; to be called after the last row.
    void flush() {
        if (rows == 0) {
            return;
        }
        try {
            statement.append(';').append('\n');
            out.write(statement.bytes(), 0, statement.length());
            statement.clear();
            rows = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void separate() {
        if (!first) {
            statement.append(',').append(' ');
            return;
        }
        first = false;
        if (rows == 0) {
            statement.append(head).append("\nVALUES (");
        } else {
            statement.append(",\n       (");
        }
    }
}
