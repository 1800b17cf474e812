package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.TestServer;

/// A program that publishes once, slowly enough to be killed anywhere: arguments are server, base, schema,
/// batches.
final class PublishingMain {

    static final int BATCH = 500;

    private PublishingMain() {}

    public static void main(String[] arguments) {
        var server = DatabaseUrl.parse(arguments[0]);
        var batches = Integer.parseInt(arguments[3]);
        Progress progress = (phase, _, _) -> System.out.println(phase);
        new LocalPublish(server)
                .publish(publication(arguments[1], server.withDatabase(arguments[2]), batches, progress), progress);
        System.out.println("published");
    }

    static Publication publication(String base, DatabaseUrl schema, int batches, Progress progress) {
        return new Publication(
                new BranchName(base),
                "hash",
                new Publication.Schema.Template(schema),
                (stage, _) -> fill(stage, batches, progress));
    }

    private static void fill(DatabaseUrl stage, int batches, Progress progress) {
        for (var batch = 0; batch < batches; batch++) {
            progress.report("batch " + batch, batch, batches);
            TestServer.execute(
                    stage,
                    "INSERT INTO notes SELECT generate_series(%d, %d)"
                            .formatted(batch * BATCH + 1, (batch + 1) * BATCH));
        }
    }
}
