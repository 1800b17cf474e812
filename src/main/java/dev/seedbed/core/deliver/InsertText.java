package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.TextSink;
import java.util.Arrays;

/// Rows as INSERT statements of at most a hundred rows and 200 KB: what any client and every limit takes. A row that is
/// larger stands alone.
final class InsertText extends TextSink implements BlockSink {

    private static final int MOST_ROWS = 100;
    private static final int FULL = 200_000;
    private static final String NEXT_ROW = ",\n       (";

    private final ByteText out;
    private final String head;
    private final String tail;
    private final StatementLimit limit;
    private int rows;
    private int start;
    private int rowStart;
    private boolean first = true;

    /// `head` is everything up to VALUES; all of it for rows without cells.
    InsertText(ByteText out, String head) {
        this(out, head, "", StatementLimit.NONE);
    }

    /// `tail` stands behind the rows of each statement; one that goes beyond the limit is refused.
    InsertText(ByteText out, String head, String tail, StatementLimit limit) {
        this.out = out;
        this.head = head;
        this.tail = tail;
        this.limit = limit;
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
        if (rows > 0 && out.length() - start > FULL) {
            moveRow();
        }
        rows++;
        if (rows == MOST_ROWS || out.length() - start >= FULL) {
            endBlock();
        }
    }

    /// Gives the last row a statement of its own.
    private void moveRow() {
        var cells = Arrays.copyOfRange(out.bytes(), rowStart + NEXT_ROW.length(), out.length());
        out.truncate(rowStart);
        endBlock();
        out.append(head).append("\nVALUES (").append(cells);
    }

    @Override
    public void endBlock() {
        if (rows > 0) {
            out.append(tail).append(";\n");
            limit.check(head, out.length() - start);
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
        rowStart = out.length();
        if (rows == 0) {
            out.append(head).append("\nVALUES (");
        } else {
            out.append(NEXT_ROW);
        }
    }
}
