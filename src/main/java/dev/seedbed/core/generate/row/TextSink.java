package dev.seedbed.core.generate.row;

/// A sink that turns every cell into text, in the form that PostgreSQL's input functions read. What differs between
/// the ways out is only how that text is wrapped: {@link #text} wraps any text, {@link #open} and {@link #close} stand
/// around text that holds nothing to be escaped.
public abstract class TextSink implements ValueSink {

    private final ByteText scratch = new ByteText(256);

    /// Starts a cell, and gives what its text is to be appended to. A `bare` one is a number or a truth value.
    protected abstract ByteText open(boolean bare);

    /// Ends the cell that was opened.
    protected abstract void close(boolean bare);

    @Override
    public final ByteText scratch() {
        return scratch.clear();
    }

    @Override
    public final void bool(boolean value) {
        open(true).append(value ? "true" : "false");
        close(true);
    }

    @Override
    public final void whole(long value) {
        open(true).append(value);
        close(true);
    }

    @Override
    public final void decimal(long unscaled, int scale) {
        open(true).decimal(unscaled, scale);
        close(true);
    }

    @Override
    public final void floating(double value) {
        open(true).append(Double.toString(value));
        close(true);
    }

    @Override
    public final void uuid(long high, long low) {
        open(false).uuid(high, low);
        close(false);
    }

    @Override
    public final void date(long epochDay) {
        open(false).date(epochDay);
        close(false);
    }

    @Override
    public final void timestamp(long epochMicros, boolean zoned) {
        open(false).timestamp(epochMicros, zoned);
        close(false);
    }
}
