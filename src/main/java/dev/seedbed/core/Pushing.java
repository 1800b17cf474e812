package dev.seedbed.core;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.Seal;
import dev.seedbed.core.branch.providers.BranchProviders;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.BareLoad;
import dev.seedbed.core.deliver.CheckReport;
import dev.seedbed.core.deliver.Estimate;
import dev.seedbed.core.deliver.Fingerprint;
import dev.seedbed.core.deliver.TargetSchema;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import java.time.Duration;

/// Publishes a tried project as the base that branches are made of.
public record Pushing(BranchProviders providers) {

    /// Reaches the provider, and changes nothing there.
    PushPlan plan(Project project, BranchName base, BranchPlace place, Progress progress) {
        Estimate.check(project.plan());
        origin(project, place);
        var branches = providers.at(place, progress);
        var estimate = Estimate.of(project.plan());
        return new PushPlan(
                place.provider(),
                providers.where(place, progress),
                base,
                project.plan().tables().size(),
                estimate.rows(),
                estimate.bytes(),
                branches.find(base),
                branches.capabilities());
    }

    PushReport push(Project project, BranchName base, BranchPlace place, Progress progress) {
        Estimate.check(project.plan());
        var started = System.nanoTime();
        var check = new CheckReport[1];
        var origin = origin(project, place);
        var publication = new Publication(
                base,
                Fingerprint.of(project.draft()),
                origin,
                (stage, seal) -> check[0] = fill(project, origin, stage, seal, progress));
        var branch = providers.at(place, progress).publish(publication, progress);
        return new PushReport(branch, project.plan().rows(), check[0], Duration.ofNanos(System.nanoTime() - started));
    }

    /// Where a stage has its tables from. The embedded server has the schema already.
    private Publication.Schema origin(Project project, BranchPlace place) {
        var local = place.provider() == ProviderName.LOCAL;
        if (local && providers.ownServer(place).isEmpty()) {
            var database = project.schemaDatabase().orElseThrow(() -> Workbench.needsDdl(project, "pushed"));
            return new Publication.Schema.Template(database.url());
        }
        var script = SourceReader.findScript(project.source());
        if (local && script.isEmpty()) {
            throw Workbench.needsDdl(project, "pushed");
        }
        return script.<Publication.Schema>map(Publication.Schema.Script::new)
                .orElseGet(Publication.Schema.Provided::new);
    }

    /// Loads, verifies and seals in one transaction: what breaks a rule never was there.
    private static CheckReport fill(
            Project project, Publication.Schema origin, DatabaseUrl stage, Seal seal, Progress progress) {
        var check = new CheckReport[1];
        try (var target = Connections.to(stage)) {
            if (!(origin instanceof Publication.Schema.Template)) {
                TargetSchema.check(target, project.schema());
            }
            BareLoad.into(
                    target,
                    project.plan(),
                    connection -> {
                        check[0] = Verifier.check(connection, stage, progress);
                        refuseBroken(check[0]);
                        seal.write(connection);
                    },
                    progress);
            return check[0];
        }
    }

    private static void refuseBroken(CheckReport report) {
        if (!report.clean()) {
            var first = report.findings().getFirst();
            throw Problem.error(
                            Category.FINDING,
                            "The rows were loaded, but do not keep every rule; nothing was published.",
                            first.table() + ", " + first.rule(),
                            first.what() + " (" + report.findings().size() + " rules broken in all)",
                            "Give the columns of that rule other values in the scenario.")
                    .exception();
        }
    }
}
