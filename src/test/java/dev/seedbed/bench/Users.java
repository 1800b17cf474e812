package dev.seedbed.bench;

import dev.seedbed.core.deliver.LimitFile;
import dev.seedbed.core.project.Project;
import dev.seedbed.testing.Psql;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Ten thousand users with their rows, in a database that has its keys: what a seed script of an application fills.
/// Everything is a whole process, start included.
record Users(World world, Project project, Path scenario, Path limit, Path behind) {

    private static final int USERS = 10_000;
    private static final String DATABASE = "bench_users";

    static Users of(World world) throws IOException {
        Peers.copy("users.sql", world.file("users.sql"));
        var scenario = world.file("users.yaml");
        Peers.copy("users.yaml", scenario);
        var project = world.open(scenario.toString());
        var users = new Users(world, project, scenario, world.file("users-limit.sql"), world.file("users-behind.sql"));
        LimitFile.writeWithKeys(project.plan(), users.limit);
        LimitFile.write(project.plan(), users.behind);
        return users;
    }

    List<Variant> variants(Optional<Peers> peers) {
        var variants = new ArrayList<Variant>();
        variants.add(variant("reference: psql, ready-made COPY, keys in place", () -> load(limit)));
        variants.add(variant("psql, ready-made COPY, keys made afterwards", () -> load(behind)));
        Psql.find()
                .ifPresent(psql -> variants.add(
                        variant("seedbed export | psql", () -> pipe(psql)).within(1.3)));
        variants.add(variant("seedbed push: staged, checked, published", () -> {
                    world.run("", "push", scenario.toString(), "--branch", "bench-users");
                    return 0;
                })
                .within(1.3));
        peers.ifPresent(node -> {
            variants.add(script(node, "node-postgres and faker, COPY", "copy.mjs", USERS));
            variants.add(script(node, "node-postgres and faker, INSERT x1000", "insert.mjs", USERS));
            variants.add(script(node, "drizzle-seed", "drizzle.mjs", USERS));
            variants.add(script(node, "Prisma createMany x1000 and faker", "prisma-many.mjs", USERS));
            variants.add(script(node, "Prisma create loop (a tenth; x per row)", "prisma-loop.mjs", USERS / 10));
        });
        return variants;
    }

    private Variant script(Peers node, String name, String script, int users) {
        var rows = project.plan().rows() * users / USERS;
        return new Variant(
                name,
                rows,
                () -> world.fresh(project, DATABASE),
                () -> node.run(script, world.database(DATABASE), users));
    }

    private Variant variant(String name, Variant.Run run) {
        return new Variant(name, project.plan().rows(), () -> world.fresh(project, DATABASE), run);
    }

    private long load(Path file) {
        World.load(world.database(DATABASE), file);
        return 0;
    }

    private long pipe(Psql psql) {
        Command.pipe(
                world.environment(""),
                world.program("export", scenario.toString(), "-o", "-"),
                psql.command(world.database(DATABASE)));
        return 0;
    }
}
