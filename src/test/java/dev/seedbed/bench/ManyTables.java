package dev.seedbed.bench;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.draft.Drafter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// A schema of a thousand tables below one tenant, with keys, unique keys and checks: from its catalogue to the plan.
public final class ManyTables {

    private static final int TABLES = 1_000;

    private ManyTables() {}

    static List<Variant> variants(World world) throws IOException {
        var file = Files.writeString(world.file("many.sql"), ddl(TABLES));
        var schema = world.workbench()
                .open(new Source.SqlFile(file), Progress.UNWATCHED)
                .schema();
        return List.of(
                new Variant("graph, draft and plan", 0, () -> {
                    var graph = TenantGraph.of(schema);
                    return Planner.plan(Drafter.draft(schema, graph, Scenario.inferred()))
                                    .tables()
                                    .size()
                            - TABLES;
                }),
                new Variant("opened: read, planned and tried", 0, () -> {
                    world.workbench().open(new Source.SqlFile(file), Progress.UNWATCHED);
                    return 0;
                }));
    }

    /// So many tables, the tenant among them.
    public static String ddl(int tables) {
        var ddl = new StringBuilder("CREATE TABLE tenants (id bigint PRIMARY KEY, name text NOT NULL);\n");
        for (var number = 1; number < tables; number++) {
            var above = number == 1 ? "tenants" : "table_" + Math.max(1, number / 2);
            ddl.append("""
                    CREATE TABLE table_%1$d (
                        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        tenant_id bigint NOT NULL REFERENCES tenants ON DELETE CASCADE,
                        above_id bigint NOT NULL REFERENCES %2$s ON DELETE CASCADE,
                        beside_id bigint REFERENCES table_%3$d,
                        name varchar(80) NOT NULL,
                        status text NOT NULL CHECK (status IN ('open', 'done', 'late')),
                        amount numeric(10, 2) NOT NULL CHECK (amount >= 0),
                        created_at timestamptz NOT NULL,
                        updated_at timestamptz NOT NULL CHECK (updated_at >= created_at),
                        UNIQUE (tenant_id, name));
                    CREATE INDEX ON table_%1$d (above_id);
                    """.formatted(number, above, Math.max(1, number * 2 / 3)));
        }
        return ddl.toString();
    }
}
