package dev.seedbed.ui.ci;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.TextDiff;
import dev.seedbed.core.guard.ci.CiSystem;
import dev.seedbed.core.guard.ci.Recipe;
import dev.seedbed.core.guard.ci.WorkflowFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What the workflow would be, and what is in the repository now.
///
/// `folder` is the repository. `before` is the file's text there; `refusal` is why it is not to be replaced;
/// `sourceThere` whether the jobs will find
/// what they publish.
record CiLook(
        Path folder,
        CiSystem system,
        Recipe recipe,
        WorkflowFile file,
        String text,
        Optional<String> before,
        Optional<Problem> refusal,
        boolean sourceThere) {

    static CiLook at(Path folder, CiSystem system, Recipe recipe) {
        var file = new WorkflowFile(folder.resolve(system.file()));
        return new CiLook(
                folder,
                system,
                recipe,
                file,
                system.text(recipe),
                file.text(),
                file.refusal(),
                Files.isRegularFile(folder.resolve(recipe.source())));
    }

    /// The same, looked at now.
    CiLook again() {
        return at(folder, system, recipe);
    }

    boolean changes() {
        return !before.equals(Optional.of(text));
    }

    /// What writing would change; empty where nothing.
    String diff() {
        return TextDiff.unified(system.file(), before, Optional.of(text));
    }
}
