package dev.seedbed.testing;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.project.Project;

/// Projects of about so many rows.
public final class Sized {

    private Sized() {}

    public static Project rows(Workbench workbench, Project project, long rows) {
        return workbench.withScenario(project, Workbench.sized(project.schema(), project.scenario(), rows));
    }
}
