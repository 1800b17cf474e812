package dev.seedbed.ui.export;

import dev.seedbed.core.deliver.ExportReport;
import dev.seedbed.core.deliver.LoadReport;
import dev.seedbed.core.feedback.Problem;
import java.util.Optional;

/// A file that was written, and whether it loads.
record Written(ExportReport report, Trial trial) {

    /// What is known of loading the file here.
    sealed interface Trial {

        record Unasked() implements Trial {}

        record UnderWay() implements Trial {}

        record Loaded(LoadReport load) implements Trial {}

        record Failed(Problem problem) implements Trial {}
    }

    Written with(Trial other) {
        return new Written(report, other);
    }

    Optional<LoadReport> load() {
        return trial instanceof Trial.Loaded(var load) ? Optional.of(load) : Optional.empty();
    }
}
