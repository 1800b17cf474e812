package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.TextSink;

/// Rows as INSERT statements of at most a hundred rows and about 200 KB: what any client and every limit takes.
final class InsertText extends TextSink implements BlockSink {

    private static final int MOST_ROWS = 100;
    private static final int FULL = 200_000;

    private final ByteText out;
    private final String head;
    private final String tail;
    private int rows;
    private int start;
    private boolean first = true;

    /// `head` is everything up to VALUES; all of it for rows without cells.
    InsertText(ByteText out, String head) {
        this(out, head, "");
    }

    /// `tail` stands behind the rows of each statement.
    InsertText(ByteText out, String head, String tail) {
        this.out = out;
        this.head = head;
        this.tail = tail;
    }

    @Override
    public void nothing() {
        separate();
        out.append("NULL");
    }

    @Override
    protected ByteText open(boolean bare) {
        separate();
        return bare ? out : out.append('\'');
    }

    @Override
    protected void close(boolean bare) {
        if (!bare) {
            out.append('\'');
        }
    }

    @Override
    public void text(byte[] utf8, int length) {
        separate();
        out.append('\'');
        var from = 0;
        for (var index = 0; index < length; index++) {
            if (utf8[index] == '\'') {
                out.append(utf8, from, index + 1 - from).append('\'');
                from = index + 1;
            }
        }
        out.append(utf8, from, length - from).append('\'');
    }

    @Override
    public void endRow() {
        if (first) {
            out.append(head).append(";\n");
            start = out.length();
            return;
        }
        out.append(')');
        first = true;
        rows++;
        if (rows == MOST_ROWS || out.length() - start >= FULL) {
            endBlock();
        }
    }

    @Override
    public void endBlock() {
        if (rows > 0) {
            out.append(tail).append(";\n");
            start = out.length();
            rows = 0;
        }
    }

    private void separate() {
        if (!first) {
            out.append(", ");
            return;
        }
        first = false;
        if (rows == 0) {
            out.append(head).append("\nVALUES (");
        } else {
            out.append(",\n       (");
        }
    }
}
