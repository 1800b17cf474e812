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
                unsaved -> unsaved.ifPresent(told),
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
                said(wrong),
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

    /// What a person is told where the file does not hold the text.
    private Optional<Problem> settle(Project open, Window last, Optional<LastSave> save) {
        var windows = workbench.windows();
        try {
            var left = windows.leave(last); // first of all, for this process may end meanwhile
            var unsaved = unsaved(open, last.text(), save);
            if (unsaved.isEmpty()) {
                windows.forget(left);
            }
            return unsaved.map(why -> kept(last, left, why));
        } catch (SeedbedException unkept) {
            return unsaved(open, last.text(), save).map(why -> lost(last, unkept.problem(), why));
        }
    }

    /// Why the file does not hold the text; empty where it does.
    private Optional<String> unsaved(Project open, String text, Optional<LastSave> save) {
        try {
            return save.filter(one -> isSaved(open, text, one)).isPresent()
                    ? Optional.empty()
                    : Optional.of(Messages.text("left.disputed"));
        } catch (SeedbedException wrong) {
            return Optional.of(said(wrong.problem()));
        }
    }

    private boolean isSaved(Project open, String text, LastSave save) {
        workbench.planned(open, Judging.SCENARIO, text);
        return save.write(text);
    }

    private static Problem kept(Window last, Path file, String why) {
        return Problem.warning(
                Category.FINDING,
                Messages.text("left.what", last.source()),
                file.toString(),
                Messages.text("left.why", why),
                Messages.text("left.remedy", Messages.text("command.reopen")));
    }

    private static Problem lost(Window last, Problem unkept, String why) {
        return Problem.error(
                unkept.category(),
                Messages.text("left.lost", last.source()),
                unkept.where(),
                Messages.text("left.why", why) + " " + said(unkept),
                unkept.remedy());
    }

    private static String said(Problem problem) {
        return (problem.what() + " " + problem.why()).strip();
    }
}
