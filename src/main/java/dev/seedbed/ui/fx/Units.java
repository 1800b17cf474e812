package dev.seedbed.ui.fx;

import java.time.Duration;
import java.time.Instant;

/// Sizes and times as people read them.
public final class Units {

    private static final String[] BYTES = {"units.bytes", "units.kilobytes", "units.megabytes", "units.gigabytes"};

    private Units() {}

    public static String bytes(long bytes) {
        var unit = 0;
        var shown = (double) bytes;
        while (shown >= 1000 && unit < BYTES.length - 1) {
            shown /= 1000;
            unit++;
        }
        return Messages.text(BYTES[unit], shown);
    }

    /// How long ago something was, in its largest unit.
    public static String age(Instant moment, Instant now) {
        var age = Duration.between(moment, now);
        if (age.toDays() > 0) {
            return Messages.text("units.days.ago", age.toDays());
        }
        if (age.toHours() > 0) {
            return Messages.text("units.hours.ago", age.toHours());
        }
        return Messages.text("units.minutes.ago", age.toMinutes());
    }

    /// How long it is until something, in its largest unit.
    public static String until(Instant moment, Instant now) {
        var left = Duration.between(now, moment);
        if (left.isNegative()) {
            return Messages.text("units.until.over");
        }
        if (left.toDays() > 0) {
            return Messages.text("units.until.days", left.toDays());
        }
        if (left.toHours() > 0) {
            return Messages.text("units.until.hours", left.toHours());
        }
        return Messages.text("units.until.minutes", left.toMinutes());
    }

    /// How long something will take, no more exactly than anybody can know.
    public static String about(Duration duration) {
        var seconds = Math.round(duration.toMillis() / 1000.0);
        if (seconds < 1) {
            return Messages.text("units.about.moment");
        }
        return seconds < 90
                ? Messages.text("units.about.seconds", seconds)
                : Messages.text("units.about.minutes", Math.round(seconds / 60.0));
    }

    public static String duration(Duration duration) {
        var millis = duration.toMillis();
        return millis < 1000 ? Messages.text("units.millis", millis) : Messages.text("units.seconds", millis / 1000.0);
    }
}
