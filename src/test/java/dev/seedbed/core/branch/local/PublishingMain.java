package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.TestServer;

/// A program that publishes once, slowly enough to be killed anywhere: arguments are server, base, schema, batches.
final class PublishingMain {

    static final int BATCH = 500;

    private PublishingMain() {}

    public static void main(String[] arguments) {
        var server = DatabaseUrl.parse(arguments[0]);
        var batches = Integer.parseInt(arguments[3]);
        Progress progress = (phase, _, _) -> System.out.println(phase);
        new LocalPublish(server)
                .publish(
                        new BranchName(arguments[1]),
                        server.withDatabase(arguments[2]),
                        stage -> fill(stage, batches, progress),
                        progress);
        System.out.println("published");
    }

    static void fill(DatabaseUrl stage, int batches, Progress progress) {
        for (var batch = 0; batch < batches; batch++) {
            progress.report("batch " + batch, batch, batches);
            TestServer.execute(
                    stage,
                    "INSERT INTO notes SELECT generate_series(%d, %d)"
                            .formatted(batch * BATCH + 1, (batch + 1) * BATCH));
        }
    }
}
