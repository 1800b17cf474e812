package dev.seedbed.bench;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.deliver.BareLoad;
import dev.seedbed.core.deliver.LimitFile;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.testing.Sized;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The ledger sample at a million rows: making, exporting and loading them, against psql with a ready-made file.
record Ledger(World world, Project project, Path limit, Path seed) {

    static final Set<String> LINES = Set.of("generate", "export", "process", "load", "push");

    private static final String ROWS = "1000000";

    static Ledger of(World world) throws IOException {
        var project = Sized.rows(world.workbench(), world.open("sample:ledger"), Long.parseLong(ROWS));
        var ledger = new Ledger(world, project, world.file("limit.sql"), world.file("seed.sql"));
        LimitFile.write(project.plan(), ledger.limit);
        ledger.export();
        return ledger;
    }

    List<Variant> variants(Set<String> lines) {
        var rows = project.plan().rows();
        var chosen = new ArrayList<Variant>();
        var database = "bench_ledger";
        chosen.add(new Variant(
                "reference: psql, ready-made COPY, keys made afterwards",
                rows,
                () -> world.fresh(project, database),
                () -> {
                    World.load(world.database(database), limit);
                    return Files.size(limit);
                }));
        add(
                lines,
                "generate",
                chosen,
                new Variant("generate only", rows, () -> LimitFile.generate(project.plan())).within(0.5));
        add(lines, "export", chosen, new Variant("export to a file, in process", rows, this::export));
        add(
                lines,
                "process",
                chosen,
                new Variant("export to a file, whole process", rows, () -> {
                            world.run("", "export", "sample:ledger", "--rows", ROWS, "-o", seed.toString());
                            return Files.size(seed);
                        })
                        .within(0.75));
        add(
                lines,
                "load",
                chosen,
                new Variant("psql loads the exported file", rows, () -> world.fresh(project, database), () -> {
                            World.load(world.database(database), seed);
                            return Files.size(seed);
                        })
                        .within(1.25));
        add(
                lines,
                "push",
                chosen,
                new Variant("push: generated and loaded", rows, () -> world.fresh(project, database), () -> {
                            try (var connections = Connections.to(world.database(database))) {
                                BareLoad.into(connections, project.plan(), Progress.UNWATCHED);
                            }
                            return 0;
                        })
                        .within(1));
        return chosen;
    }

    private static void add(Set<String> lines, String line, List<Variant> chosen, Variant variant) {
        if (lines.contains(line)) {
            chosen.add(variant);
        }
    }

    private long export() {
        return world.workbench()
                .export(project, Loader.PSQL, seed, Progress.UNWATCHED)
                .bytes();
    }
}
