package dev.seedbed.bench;

import dev.seedbed.core.feedback.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells what Seedbed costs as ratios in one run, and leaves it in `report.md` and `report.json`. The argument picks
/// lines, by name with commas between; `all`
/// is all of them.
public final class Bench {

    private static final Set<String> ALL = Set.of(
            "generate",
            "export",
            "process",
            "load",
            "push",
            "users",
            "peers",
            "heap",
            "preview",
            "planning",
            "graph",
            "window",
            "sample",
            "change",
            "palette",
            "memory",
            "proof",
            "branches",
            "audit");

    private static final int ROUNDS = 5;
    private static final int WARM_UP = 3;

    private final World world;
    private final CpuClock clock;
    private final Set<String> lines;
    private final Report report;

    private Bench(World world, CpuClock clock, Set<String> lines, Report report) {
        this.world = world;
        this.clock = clock;
        this.lines = lines;
        this.report = report;
    }

    public static void main(String[] arguments) throws Exception {
        var lines = arguments[0].equals("all") ? ALL : Set.of(arguments[0].split(","));
        var world = World.open();
        try {
            var server = world.workbench().server().start(Progress.UNWATCHED);
            var report = new Report(Machine.of(server));
            try {
                new Bench(world, new CpuClock(server.pid()), lines, report).run();
            } finally {
                report.write(world.folder()); // what was measured before something failed stays
            }
        } finally {
            world.workbench().server().stop();
        }
    }

    private void run() throws Exception {
        workbench();
        if (lines.stream().anyMatch(Ledger.LINES::contains)) {
            print("Ledger, 1 000 000 rows", Ledger.of(world).variants(lines));
        }
        if (lines.contains("users") || lines.contains("peers")) {
            var peers = lines.contains("peers") ? Peers.install(report, world.file("node")) : Optional.<Peers>empty();
            Contest.print(
                    report,
                    "10 000 users, 100 010 rows",
                    clock,
                    ROUNDS,
                    Users.of(world).variants(peers));
        }
        if (lines.contains("heap")) {
            new Sizes(world).printHeap(report);
        }
        if (lines.contains("preview")) {
            print("Preview", new Sizes(world).previews());
        }
        if (lines.contains("planning")) {
            Contest.print(report, "A schema of 1 000 tables", clock, ROUNDS, ManyTables.variants(world));
        }
        if (lines.contains("proof")) {
            Proofs.print(report, world);
        }
        if (lines.contains("audit")) {
            Contest.print(report, "Audit", clock, ROUNDS, Audits.variants(world));
        }
        if (lines.contains("branches")) {
            Branches.print(report, world, clock);
        }
        if (lines.contains("graph")) {
            Graphs.print(report);
        }
    }

    /// What somebody waits for at the window.
    private void workbench() throws IOException {
        if (lines.contains("window")) {
            Installed.printWindows(report, world);
        }
        if (lines.contains("sample")) {
            Glances.print(report, world);
        }
        if (lines.contains("change")) {
            Changes.print(report, world);
        }
        if (lines.contains("palette")) {
            Keystrokes.print(report);
        }
        if (lines.contains("memory")) {
            Installed.printMemory(report, world);
        }
    }

    /// After a few rounds that nobody counts.
    private void print(String title, List<Variant> variants) throws Exception {
        for (var round = 0; round < WARM_UP; round++) {
            for (var variant : variants) {
                variant.prepare().run();
                variant.run().run();
            }
        }
        Contest.print(report, title, clock, ROUNDS, variants);
    }
}
