package dev.seedbed.core.guard.scan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that knows how much was read of it. Closing it closes nothing: an archive does not end with one of
/// its files.
class Metered extends FilterInputStream {

    private long count;
    private long most = Long.MAX_VALUE;

    Metered(InputStream in) {
        super(in);
    }

    final long count() {
        return count;
    }

    /// Refuses to give more than so many bytes from here on.
    final void allow(long more) {
        most = more == Long.MAX_VALUE ? more : count + more;
    }

    /// Called when bytes were read.
    void check() throws IOException {
        if (count > most) {
            throw new IOException("a header of absurd length");
        }
    }

    private void add(long read) throws IOException {
        if (read > 0) {
            count += read;
            check();
        }
    }

    @Override
    public final int read() throws IOException {
        var unit = super.read();
        add(unit < 0 ? 0 : 1);
        return unit;
    }

    @Override
    public final int read(byte[] bytes, int offset, int length) throws IOException {
        var read = super.read(bytes, offset, length);
        add(read);
        return read;
    }

    @Override
    public final long skip(long wanted) throws IOException {
        var skipped = super.skip(wanted);
        add(skipped);
        return skipped;
    }

    @Override
    public final boolean markSupported() {
        return false;
    }

    @Override
    public final void close() {}
}
