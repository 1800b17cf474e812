package dev.seedbed.ui.session;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.project.OpenWindows.Orphan;
import dev.seedbed.core.project.OpenWindows.Window;
import dev.seedbed.core.project.Project;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.Messages;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Sees to a design that makes way for another while its file does not hold its text: text that is valid is saved, all
/// other is left behind to be opened again, and a person is told so. Finds what was left behind.
final class Leaving {

    private final Workbench workbench;
    private final Background background;
    private final Consumer<Problem> told;

    Leaving(Workbench workbench, Background background, Consumer<Problem> told) {
        this.workbench = workbench;
        this.background = background;
        this.told = told;
    }

    /// `save` is empty where the text must not be written.
    void leave(Project open, Window last, Optional<LastSave> save) {
        background.run(
                Messages.text("job.leave", last.source()),
                _ -> settle(open, last, save),
                left -> left.ifPresent(file -> told.accept(kept(last, file))),
                told);
    }

    /// Takes the newest of what was left behind, by this window or by one whose process died.
    void bringBack(Consumer<Orphan> found) {
        background.run(
                Messages.text("job.reopen"),
                _ -> workbench.windows().takeOrphan(),
                orphan -> orphan.ifPresentOrElse(found, () -> told.accept(nothing())),
                told);
    }

    /// Why what was left behind could not be brought back.
    static Problem unrestored(Orphan lost, Problem wrong) {
        return Problem.error(
                wrong.category(),
                Messages.text("restore.failed"),
                wrong.where(),
                (wrong.what() + " " + wrong.why()).strip(),
                Messages.text("restore.kept", lost.file()) + " " + wrong.remedy());
    }

    private static Problem nothing() {
        return Problem.warning(
                Category.FINDING,
                Messages.text("reopen.none"),
                "",
                Messages.text("reopen.none.why"),
                Messages.text("reopen.none.remedy"));
    }

    /// The file that was left behind, if it had to be.
    private Optional<Path> settle(Project open, Window last, Optional<LastSave> save) {
        var windows = workbench.windows();
        var left = windows.leave(last); // first of all, for this process may end meanwhile
        if (save.filter(one -> isSaved(open, last.text(), one)).isEmpty()) {
            return Optional.of(left);
        }
        windows.forget(left);
        return Optional.empty();
    }

    private boolean isSaved(Project open, String text, LastSave save) {
        try {
            workbench.planned(open, Judging.SCENARIO, text);
            return save.write(text);
        } catch (SeedbedException _) {
            return false; // it is left behind
        }
    }

    private static Problem kept(Window last, Path file) {
        return Problem.warning(
                Category.FINDING,
                Messages.text("left.what", last.source()),
                file.toString(),
                Messages.text("left.why"),
                Messages.text("left.remedy", Messages.text("command.reopen")));
    }
}
