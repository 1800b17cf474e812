package dev.seedbed.ui.session;

import dev.seedbed.core.project.DesignFile;
import dev.seedbed.core.project.DesignFile.Outcome;
import java.util.List;
import java.util.Optional;

/// Where a design that makes way for another is written once more; `known` is what its file may hold by then without
/// anybody else having written it.
record LastSave(DesignFile target, List<Optional<String>> known) {

    LastSave {
        known = List.copyOf(known);
    }

    /// Whether the file holds the text then.
    boolean write(String text) {
        return known.stream().anyMatch(expected -> switch (target.write(expected, text)) {
            case Outcome.Written() -> true;
            case Outcome.Changed(var now) -> now.equals(Optional.of(text));
        });
    }
}
