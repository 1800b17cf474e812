package dev.seedbed.core.generate.row;

import java.nio.charset.StandardCharsets;

/// A sink that turns every cell into text, in the form that PostgreSQL's input functions read. What differs between
/// the ways out is only how that text is wrapped.
public abstract class TextSink implements ValueSink {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final ByteText cell = new ByteText(64);

    /// A cell whose text needs no quoting: digits, points, signs, or a truth value.
    protected abstract void plain(byte[] utf8, int length);

    /// A cell of any other text.
    protected abstract void quoted(byte[] utf8, int length);

    @Override
    public final void bool(boolean value) {
        var text = value ? TRUE : FALSE;
        plain(text, text.length);
    }

    @Override
    public final void whole(long value) {
        plain(cell.clear().append(value));
    }

    @Override
    public final void decimal(long unscaled, int scale) {
        plain(cell.clear().decimal(unscaled, scale));
    }

    @Override
    public final void floating(double value) {
        plain(cell.clear().append(Double.toString(value)));
    }

    @Override
    public final void text(byte[] utf8, int length) {
        quoted(utf8, length);
    }

    @Override
    public final void uuid(long high, long low) {
        quoted(cell.clear().uuid(high, low));
    }

    @Override
    public final void date(long epochDay) {
        quoted(cell.clear().date(epochDay));
    }

    @Override
    public final void timestamp(long epochMicros, boolean zoned) {
        quoted(cell.clear().timestamp(epochMicros, zoned));
    }

    private void plain(ByteText text) {
        plain(text.bytes(), text.length());
    }

    private void quoted(ByteText text) {
        quoted(text.bytes(), text.length());
    }
}
