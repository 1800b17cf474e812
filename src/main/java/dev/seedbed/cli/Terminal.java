package dev.seedbed.cli;

import dev.seedbed.core.feedback.Progress;
import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/// Shows progress on standard error: a bar that redraws itself on a terminal, and nothing elsewhere.
final class Terminal implements Progress {

    private static final int BAR = 28;
    private static final int WIDTH = 78;
    private static final long REDRAW_NANOS = 80_000_000;

    private final PrintStream err;
    private final boolean terminal;
    private String phase = "";
    private long drawn;
    private boolean open;

    Terminal(PrintStream err) {
        this.err = err;
        this.terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
    }

    @Override
    public void report(String now, long done, long total) {
        if (!terminal) {
            return;
        }
        var before = phase;
        phase = TerminalText.of(now);
        var fresh = !phase.equals(before);
        var time = System.nanoTime();
        if (fresh || time - drawn > REDRAW_NANOS) {
            drawn = time;
            open = true;
            err.print("\r" + line(done, total));
            err.flush();
        }
    }

    /// Wipes the bar away, so that what follows starts on a clean line.
    void clear() {
        if (open) {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
            open = false;
        }
    }

    private String line(long done, long total) {
        var text = phase;
        if (total > 0) {
            var filled = (int) Math.min(BAR, done * BAR / total);
            text = "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] " + done * 100 / total + " % " + phase;
        }
        var cut = text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text;
        return cut + " ".repeat(WIDTH - cut.length());
    }
}
