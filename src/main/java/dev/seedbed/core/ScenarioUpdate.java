package dev.seedbed.core;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.TextDiff;
import dev.seedbed.core.scenario.Drift;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A scenario file as it is, and as it would be for the schema of today.
///
/// `drift` is what has changed in the schema; empty where the file remembers none. `misfits` are decisions that no
/// longer fit; `decisions` the columns that a person should look at; `warnings` what the new scenario could not keep.
public record ScenarioUpdate(
        Path file,
        Optional<Drift> drift,
        List<Problem> misfits,
        List<Decision> decisions,
        List<Problem> warnings,
        String before,
        String after) {

    /// A column whose rule is inferred but uncertain, and why a person should look.
    public record Decision(String table, String column, String rule, String why) {}

    public ScenarioUpdate {
        misfits = List.copyOf(misfits);
        decisions = List.copyOf(decisions);
        warnings = List.copyOf(warnings);
    }

    /// Empty where nothing changes.
    public String diff() {
        return TextDiff.unified(file.getFileName().toString(), Optional.of(before), Optional.of(after));
    }
}
