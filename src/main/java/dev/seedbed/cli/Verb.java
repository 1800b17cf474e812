package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.Project;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What every verb has: a workbench, data on standard output, and progress on standard error.
@Command(mixinStandardHelpOptions = true, usageHelpAutoWidth = true)
abstract class Verb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /// Does the work; returns an exit code.
    abstract int run(Workbench workbench, Terminal progress);

    @Override
    public final Integer call() {
        var progress = new Terminal(System.err);
        try {
            return run(new Workbench(SeedbedHome.ofUser()), progress);
        } finally {
            progress.clear();
            out().flush();
        }
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    final void json(Object report) {
        out().println(jsonText(report));
    }

    static String jsonText(Object report) {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(report);
    }

    /// Has copies of a base made ready for the next branches, once this process is over.
    final void refill(BranchPlace place, BranchName base) {
        if (spec.root().userObject() instanceof SeedbedCommand root) {
            root.refill().start(place, base);
        }
    }

    /// Tells what the plan could not promise, on standard error.
    final void warn(Project project, Terminal progress) {
        progress.clear();
        warn(project.warnings());
    }

    final void warn(List<Problem> warnings) {
        warnings.forEach(warning -> err().println("warning: " + warning.text()));
        err().flush();
    }
}
