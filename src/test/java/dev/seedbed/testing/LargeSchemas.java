package dev.seedbed.testing;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
import static dev.seedbed.core.schema.DeleteAction.SET_NULL;
import static dev.seedbed.testing.SchemaBuilder.mayRefer;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.required;

import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.SchemaBuilder.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Schemas as applications of many years have them: modules of tables below one tenant, about 1.65 foreign keys a
/// table, most tables with a key to the tenant, and a few faults.
public final class LargeSchemas {

    private static final List<String> MODULES = List.of(
            "billing",
            "crm",
            "catalog",
            "orders",
            "warehouse",
            "support",
            "hr",
            "projects",
            "chat",
            "reports",
            "files",
            "auth",
            "market",
            "ledger",
            "fleet",
            "survey",
            "calendar",
            "quality",
            "energy",
            "travel",
            "claims",
            "vendors",
            "assets",
            "learning");
    private static final List<String> THINGS = List.of(
            "accounts",
            "items",
            "lines",
            "events",
            "notes",
            "members",
            "plans",
            "runs",
            "rates",
            "tags",
            "states",
            "batches",
            "links",
            "drafts",
            "limits",
            "targets",
            "versions",
            "reviews",
            "grants",
            "steps");
    private static final int SIZE = 40;

    private LargeSchemas() {}

    /// The same schema for the same numbers, the tenant `tenants` among its tables.
    public static Schema of(int tables, int seed) {
        var random = new Random(seed);
        var schema = SchemaBuilder.schema().table("tenants");
        var modules = Math.max(1, tables / SIZE);
        var members = new ArrayList<List<String>>();
        for (var module = 0; module < modules; module++) {
            members.add(new ArrayList<>());
        }
        for (var number = 1; number < tables; number++) {
            var module = number % modules;
            var name = name(module, members.get(module).size());
            schema.table(name, parts(random, members, module));
            members.get(module).add(name);
        }
        return schema.build();
    }

    private static String name(int module, int position) {
        var round = module / MODULES.size();
        var turn = position / THINGS.size();
        return MODULES.get(module % MODULES.size())
                + (round == 0 ? "" : round + 1)
                + "_"
                + THINGS.get(position % THINGS.size())
                + (turn == 0 ? "" : "_" + (turn + 1));
    }

    private static Part[] parts(Random random, List<List<String>> members, int module) {
        var own = members.get(module);
        var kind = random.nextInt(100);
        if (kind < 4) {
            return new Part[0];
        }
        if (kind < 6) {
            return new Part[] {required("tenant_id")};
        }
        if (kind < 8 && !own.isEmpty()) {
            return new Part[] {mayRefer("parent_id", pick(random, own), kind == 6 ? NO_ACTION : SET_NULL)};
        }
        var parts = new ArrayList<Part>();
        if (kind < 90 || own.isEmpty()) {
            parts.add(refers("tenant_id", "tenants", CASCADE));
        }
        if (!own.isEmpty() && (kind >= 90 || random.nextInt(100) < 70)) {
            parts.add(refers("parent_id", pick(random, own), CASCADE));
        }
        var elsewhere = members.get(random.nextInt(members.size()));
        if (random.nextInt(100) < 8 && !elsewhere.isEmpty()) {
            parts.add(
                    random.nextInt(4) == 0
                            ? mayRefer("origin_id", pick(random, elsewhere), SET_NULL)
                            : refers("origin_id", pick(random, elsewhere), CASCADE));
        }
        return parts.toArray(Part[]::new);
    }

    /// Mostly one of the tables that were there first: every module has a few on which much hangs.
    private static String pick(Random random, List<String> tables) {
        return tables.get((int) (tables.size() * Math.pow(random.nextDouble(), 2.5)));
    }
}
