package dev.seedbed.core.guard.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// What comes out of an archive or a compressed file, held against what goes in.
final class Unpacked extends Metered {

    /// Ends the reading of what expands beyond all bounds.
    static final class Bomb extends IOException {
        private static final long serialVersionUID = 1L;

        Bomb(String why) {
            super(why);
        }
    }

    private final Metered source;
    private final long started;
    private final Budget budget;
    private long charged;
    private boolean bomb;

    Unpacked(InputStream in, Metered source, Budget budget) {
        super(in);
        this.source = source;
        this.started = source.count();
        this.budget = budget;
    }

    /// Reads what is left, so that the archive comes to its next entry; false where that would take without
    /// end.
    boolean drain() throws IOException {
        if (!bomb) {
            transferTo(OutputStream.nullOutputStream());
        }
        return !bomb;
    }

    @Override
    void check() throws IOException {
        super.check();
        budget.charge(count() - charged);
        charged = count();
        if (!budget.limits().allows(source.count() - started, count())) {
            bomb = true;
            throw new Bomb(
                    "it expands to more than " + budget.limits().ratio() + " times its size, as a zip bomb does");
        }
    }
}
