package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.row.ByteText;
import java.util.List;

/// Rows in the binary format of COPY, without its head and its end. A cell whose call does not fit its column goes
/// through the text that the other ways out write, so that all of them mean the same value.
final class CopyBinary implements BlockSink {

    private static final long EPOCH_DAYS = 10_957;
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int NULL = -1;

    private final ByteText out;
    private final BinaryForm[] forms;
    private final ByteText text = new ByteText(256);
    private int column;

    CopyBinary(ByteText out, List<BinaryForm> forms) {
        this.out = out;
        this.forms = forms.toArray(BinaryForm[]::new);
    }

    /// What comes before the first row: the signature, no flags, no extension.
    static ByteText head() {
        return new ByteText(32)
                .append("PGCOPY\n")
                .binary(0xFF, 1)
                .append("\r\n")
                .binary(0, 1)
                .binary(0, 4)
                .binary(0, 4);
    }

    /// What comes after the last row.
    static ByteText end() {
        return new ByteText(2).binary(-1, 2);
    }

    @Override
    public ByteText scratch() {
        return text.clear();
    }

    @Override
    public void nothing() {
        form();
        out.binary(NULL, 4);
    }

    @Override
    public void bool(boolean value) {
        var form = form();
        if (form == BinaryForm.BOOL) {
            fixed(1, value ? 1 : 0);
        } else {
            read(form, text.clear().append(value ? "true" : "false"));
        }
    }

    @Override
    public void whole(long value) {
        var form = form();
        if (form.holds(value)) {
            fixed(form.wholeBytes(), value);
        } else if (form == BinaryForm.NUMERIC) {
            BinaryNumeric.write(value, 0, out);
        } else {
            read(form, text.clear().append(value));
        }
    }

    @Override
    public void decimal(long unscaled, int scale) {
        var form = form();
        if (form == BinaryForm.NUMERIC) {
            BinaryNumeric.write(unscaled, scale, out);
        } else {
            read(form, text.clear().decimal(unscaled, scale));
        }
    }

    @Override
    public void floating(double value) {
        var form = form();
        if (form == BinaryForm.FLOAT8) {
            fixed(8, Double.doubleToLongBits(value));
        } else {
            read(form, text.clear().append(Double.toString(value)));
        }
    }

    @Override
    public void text(byte[] utf8, int length) {
        var form = form();
        if (form == BinaryForm.TEXT) {
            out.binary(length, 4).append(utf8, 0, length);
        } else {
            BinaryText.write(form, utf8, length, out);
        }
    }

    @Override
    public void uuid(long high, long low) {
        var form = form();
        if (form == BinaryForm.UUID) {
            out.binary(16, 4).binary(high, 8).binary(low, 8);
        } else {
            read(form, text.clear().uuid(high, low));
        }
    }

    @Override
    public void date(long epochDay) {
        var form = form();
        switch (form) {
            case DATE -> fixed(4, epochDay - EPOCH_DAYS);
            case TIMESTAMP -> fixed(8, (epochDay - EPOCH_DAYS) * MICROS_PER_DAY);
            default -> read(form, text.clear().date(epochDay));
        }
    }

    @Override
    public void timestamp(long epochMicros, boolean zoned) {
        var form = form();
        if (form == BinaryForm.TIMESTAMP) {
            fixed(8, epochMicros - EPOCH_DAYS * MICROS_PER_DAY);
        } else {
            read(form, text.clear().timestamp(epochMicros, zoned));
        }
    }

    @Override
    public void endRow() {
        column = 0;
    }

    /// The form of the cell that comes now.
    private BinaryForm form() {
        if (column == 0) {
            out.binary(forms.length, 2);
        }
        return forms[column++];
    }

    private void fixed(int width, long bits) {
        out.binary(width, 4).binary(bits, width);
    }

    private void read(BinaryForm form, ByteText cell) {
        BinaryText.write(form, cell.bytes(), cell.length(), out);
    }
}
