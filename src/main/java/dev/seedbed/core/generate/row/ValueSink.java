package dev.seedbed.core.generate.row;

/// Takes the cells of a row, one call a cell, without an object per value. Every way out (COPY text, INSERT literals,
/// preview) is one implementation, so that none can disagree with another.
public interface ValueSink {

    /// SQL NULL.
    void nothing();

    void bool(boolean value);

    void whole(long value);

    /// `unscaled` × 10^−`scale`; `scale` is 0 to 18.
    void decimal(long unscaled, int scale);

    void floating(double value);

    /// Text, or the input syntax of any type that has no call of its own; UTF-8. Copied before the call returns.
    void text(byte[] utf8, int length);

    /// An empty text to put a cell together in, before it is given to {@link #text}; the next cell gets the same one.
    ByteText scratch();

    void uuid(long high, long low);

    /// Days since 1970-01-01.
    void date(long epochDay);

    /// Microseconds since 1970-01-01 00:00 UTC; `zoned` for timestamp with time zone.
    void timestamp(long epochMicros, boolean zoned);
}
