package dev.seedbed.ui.session;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.cascade.drawing.Arrangement;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.Optional;

/// A project as it was opened: with the text that it follows from, and how its picture was arranged the last time.
record Opened(Project project, String text, Arrangement arrangement) {

    static Opened of(Project project, Workbench workbench) {
        return new Opened(
                project, workbench.designText(project), workbench.layouts().read(project.source()));
    }

    /// The table that is called so, if there is one.
    Optional<TableName> table(String name) {
        return project.schema().tables().stream()
                .map(Table::name)
                .filter(known -> known.toString().equals(name))
                .findFirst();
    }
}
