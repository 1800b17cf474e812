package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.branch.SweepPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `seedbed sweep`: away with what nobody needs any more.
@Command(
        name = "sweep",
        description = "Deletes expired branches, what dead processes left, and old generations without branches.")
final class SweepCommand extends ReportVerb {

    @Option(names = "--dry-run", description = "Only says what would go.")
    private boolean dryRun;

    @Option(
            names = "--older-than",
            paramLabel = "SPAN",
            converter = TimeSpan.class,
            description = "Branches that are older than this go, too, such as 2d; never guarded ones.")
    private Optional<Duration> oldest;

    @Mixin
    private PlaceOptions place;

    @Override
    int run(Workbench workbench, Terminal progress) {
        var swept = place.provider(workbench, progress).sweep(new SweepPolicy(dryRun, oldest), progress);
        progress.clear();
        report(
                () -> {
                    swept.forEach(each ->
                            out().println((dryRun ? "would delete " : "deleted ") + each.name() + ": " + each.why()));
                    if (swept.isEmpty()) {
                        out().println("nothing to sweep");
                    }
                },
                () -> Map.of("dryRun", dryRun, "swept", swept));
        return ExitCode.DONE;
    }
}
