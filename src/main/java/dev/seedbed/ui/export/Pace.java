package dev.seedbed.ui.export;

import dev.seedbed.ui.fx.Job.Step;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Units;
import java.time.Duration;

/// How far long work is, in words: the table, how many rows of how many, how fast, how much longer.
///
/// `rows` is how many there are in all; a step that counts to another number counts something else, and is told by its
/// phase alone.
record Pace(long rows) {

    /// Before that a rate says nothing.
    private static final Duration SETTLED = Duration.ofMillis(200);

    String text(Step step, Duration since) {
        if (step.total() != rows || step.done() == 0) {
            return step.phase();
        }
        if (since.compareTo(SETTLED) < 0) {
            return Messages.text("export.step", step.phase(), step.done(), step.total());
        }
        var rate = step.done() * 1e9 / since.toNanos();
        var left = Duration.ofNanos(Math.round((step.total() - step.done()) / rate * 1e9));
        return Messages.text(
                "export.step.rate", step.phase(), step.done(), step.total(), rounded(rate), Units.about(left));
    }

    /// To two digits: more of them would only flicker.
    private static long rounded(double rate) {
        var unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(rate, 1))) - 1));
        return Math.round(Math.round(rate / unit) * unit);
    }
}
