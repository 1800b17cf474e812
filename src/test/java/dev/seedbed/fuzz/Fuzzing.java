package dev.seedbed.fuzz;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.fakes.TestSecrets;
import dev.seedbed.testing.Effort;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/// Tries made-up inputs for as long as its time lasts, each from a seed of its own, counted upwards from `-Dfuzz=SEED`.
/// An input that fails names its seed: with that one the test begins with it.
final class Fuzzing {

    private static final long FIRST = Long.getLong("fuzz", 1);
    private static final Duration LONG = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 300));

    private final String name;
    private final Map<Category, Integer> refused = new EnumMap<>(Category.class);

    private Fuzzing(String name) {
        this.name = name;
    }

    /// One input: ends well, or with a problem that is told to a person.
    @FunctionalInterface
    interface Trial {
        void run(Random random) throws Exception;
    }

    static void run(String name, Duration usual, Trial trial) {
        new Fuzzing(name).run(Effort.of(usual, LONG), trial);
    }

    private void run(Duration time, Trial trial) {
        var end = System.nanoTime() + time.toNanos();
        var seed = FIRST;
        while (seed == FIRST || System.nanoTime() < end) {
            one(seed++, trial);
        }
        Effort.tell("fuzz " + name + ": " + (seed - FIRST) + " inputs from seed " + FIRST + ", refused " + refused);
    }

    private void one(long seed, Trial trial) {
        try {
            trial.run(new Random(seed));
        } catch (SeedbedException told) {
            var problem = told.problem();
            if (problem.what().isBlank()
                    || problem.why().isBlank() && problem.remedy().isBlank()) {
                throw failed(seed, told);
            }
            TestSecrets.expectNoneIn(problem.text());
            refused.merge(problem.category(), 1, Integer::sum);
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError defect) {
            throw failed(seed, defect);
        }
    }

    private AssertionError failed(long seed, Throwable defect) {
        return new AssertionError("fuzz " + name + ", -Dfuzz=" + seed + ": " + defect, defect);
    }
}
