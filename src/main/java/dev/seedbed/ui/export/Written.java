package dev.seedbed.ui.export;

import dev.seedbed.core.deliver.ExportReport;
import dev.seedbed.core.deliver.LoadReport;
import dev.seedbed.core.feedback.Problem;
import java.util.Optional;

/// A file that was written, and what loading it here showed: `wrong` is why it could not be loaded.
record Written(ExportReport report, Optional<LoadReport> load, Optional<Problem> wrong) {}
