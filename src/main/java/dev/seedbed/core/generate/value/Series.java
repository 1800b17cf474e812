package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.scenario.Course;
import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers that go on from row to row below one home parent. All parents walk the same path of 10,000 steps, made once,
/// which closes to a ring; each enters it at a place of its own, half of them upside down. So any row is found without
/// those before it. Where a walk would leave the ends, it is turned back.
public final class Series implements ValueSource {

    static final int STEPS = 10_000;
    private static final double STEPS_PER_YEAR = 260;

    /// What becomes of a number: `digits` significant ones of a fraction, or `scale` decimals where there are none.
    public record Form(double low, double high, int scale, int digits) {}

    private final Key key;
    private final Numbering numbering;
    private final Course course;
    private final Form form;
    private final double power;
    private final double[] path;

    public Series(Key key, Numbering numbering, Course course, Form form) {
        this.key = key;
        this.numbering = numbering;
        this.course = course;
        this.form = form;
        this.power = BigDecimal.ONE.movePointRight(form.scale()).doubleValue();
        this.path = switch (course) {
            case Course.Walk _ -> walk(key.child("steps"));
            case Course.Reverting reverting ->
                reverting(
                        key.child("steps"),
                        reverting.volatility() / StrictMath.sqrt(STEPS_PER_YEAR),
                        reverting.reversion());
        };
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        var value = inside(at(place));
        if (form.digits() > 0) {
            sink.floating(Math.clamp(
                    new BigDecimal(value).round(new MathContext(form.digits())).doubleValue(),
                    form.low(),
                    form.high()));
        } else {
            sink.decimal((long) StrictMath.rint(value * power), form.scale());
        }
    }

    private double at(Place place) {
        var parent = numbering.home().isEmpty() ? 0 : numbering.homeOf(place);
        var position = place.local() - numbering.siblings(place).start();
        var draw = key.draw(place.tenant(), parent);
        var entry = (int) Key.below(draw, STEPS);
        var sign = (draw & 1) == 0 ? 1 : -1;
        var index = entry + position;
        var turns = index / STEPS;
        var step = (int) (index % STEPS);
        return switch (course) {
            case Course.Walk walk ->
                walk.start() + sign * walk.step() * (turns * path[STEPS] + path[step] - path[entry]);
            case Course.Reverting reverting -> reverting.mean() * StrictMath.exp(sign * path[step]);
        };
    }

    /// Reflected at the ends.
    private double inside(double value) {
        if (value >= form.low() && value <= form.high()) {
            return value;
        }
        var span = form.high() - form.low();
        if (span <= 0) {
            return form.low();
        }
        var way = value - form.low();
        var folded = way - 2 * span * StrictMath.floor(way / (2 * span));
        return form.low() + (folded <= span ? folded : 2 * span - folded);
    }

    private static double[] walk(Key key) {
        var path = new double[STEPS + 1];
        for (var step = 0; step < STEPS; step++) {
            path[step + 1] = path[step] + normal(key, step);
        }
        return path;
    }

    /// Goes around twice: after the first time, the start is forgotten, and the end fits it.
    private static double[] reverting(Key key, double deviation, double reversion) {
        var path = new double[STEPS + 1];
        for (var step = 0; step < 2 * STEPS; step++) {
            path[step % STEPS + 1] = path[step % STEPS] * (1 - reversion) + deviation * normal(key, step % STEPS);
            if (step % STEPS == STEPS - 1) {
                path[0] = path[STEPS];
            }
        }
        return path;
    }

    private static double normal(Key key, int step) {
        return Quantiles.normal(Math.clamp(Key.fraction(key.draw(0, step)), 0x1p-54, 1 - 0x1p-53));
    }
}
