package dev.seedbed.ui.shell;

import dev.seedbed.core.schema.TableName;
import java.util.Optional;

/// Somewhere to be in the window: a screen, and the table that is selected on every screen.
record Place(Section section, Optional<TableName> table) {}
