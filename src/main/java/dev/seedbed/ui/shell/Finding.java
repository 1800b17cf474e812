package dev.seedbed.ui.shell;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.schema.TableName;
import java.util.Optional;

/// A problem, and where in the window something can be done about it.
record Finding(Problem problem, Section section, Optional<TableName> table) {}
