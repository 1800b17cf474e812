package dev.seedbed.core.guard.audit;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A process that audits a database (`database URL`) or a dump (`file PATH`), and tells what it found.
final class LargeAudit {

    private static final int MEBIBYTE = 1 << 20;

    private LargeAudit() {}

    public static void main(String... arguments) {
        var started = System.nanoTime();
        var report = arguments[0].equals("database")
                ? DatabaseAudit.of(DatabaseUrl.parse(arguments[1]), AuditOptions.ALL, Replays.NONE, Progress.UNWATCHED)
                : FileAudit.of(Path.of(arguments[1]), Replays.NONE, Progress.UNWATCHED);
        System.out.println("rows: " + report.rows());
        report.findings()
                .forEach(finding -> System.out.println(finding.key() + ": " + finding.cells() + " of " + finding.of()));
        System.out.println("heap of at most " + Runtime.getRuntime().maxMemory() / MEBIBYTE + " MiB, "
                + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) + " ms");
    }
}
