package dev.seedbed.ui.session;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.Source;
import dev.seedbed.ui.fx.Messages;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file that a person chose for a scenario, with the ending of one.
final class NewName {

    private NewName() {}

    /// Refuses to replace a file that was not chosen by its whole name.
    static Path of(Path chosen) {
        var whole = chosen.toAbsolutePath().normalize();
        var path = Source.ofScenario(whole);
        if (!path.equals(whole) && Files.exists(path)) {
            throw Problem.error(
                            Category.USAGE,
                            Messages.text("saving.as.taken"),
                            path.toString(),
                            Messages.text("saving.as.taken.why"),
                            Messages.text("saving.as.taken.remedy"))
                    .exception();
        }
        return path;
    }
}
