package dev.seedbed.ui.session;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.cascade.drawing.Arrangement;
import dev.seedbed.core.project.Project;

/// A project as it was opened: with the text that it follows from, and how its picture was arranged the last time.
record Opened(Project project, String text, Arrangement arrangement) {

    static Opened of(Project project, Workbench workbench) {
        return new Opened(
                project,
                workbench.designText(project),
                workbench.layouts().read(project.source()));
    }
}
