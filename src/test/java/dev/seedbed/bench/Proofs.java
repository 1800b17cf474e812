package dev.seedbed.bench;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.proof.Proof;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.TableRecipe;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.TestServer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The executed proof of the ledger with 20 000 rows a tenant, beside the plain DELETE of such a tenant.
final class Proofs {

    private static final int ROUNDS = 5;
    private static final long TIMES_AS_MANY = 35;

    private Proofs() {}

    static void print(Report report, World world) {
        var project = world.workbench().withScenario(world.open("sample:ledger"), grown(world.open("sample:ledger")));
        var table = report.table(
                "Proof of the ledger, ms, best of " + ROUNDS,
                "rows",
                "delete and count",
                "whole proof",
                "plain DELETE",
                "x");
        var counting = Double.MAX_VALUE;
        var whole = Double.MAX_VALUE;
        var rows = 0L;
        for (var round = 0; round < ROUNDS; round++) {
            var started = System.nanoTime();
            var proof = world.workbench().prove(project, Progress.UNWATCHED);
            whole = Math.min(whole, (System.nanoTime() - started) / 1e6);
            counting = Math.min(counting, proof.took().toNanos() / 1e6);
            rows = checked(proof).rows();
        }
        var plain = plain(world, project);
        table.row(
                "two tenants, one deleted",
                Report.number(0, rows),
                Report.number(0, counting),
                Report.number(0, whole),
                Report.number(0, plain),
                Report.number(2, counting / plain));
    }

    private static Proof checked(Proof proof) {
        if (!proof.clean()) {
            throw new IllegalStateException(proof.findings().toString());
        }
        return proof;
    }

    /// The same tenant's delete without any counting, in a pushed base.
    private static double plain(World world, Project project) {
        var two = world.workbench().withScenario(project, project.scenario().withTenants(2));
        var base = world.workbench().push(two, BranchName.BASE_SEED, Progress.UNWATCHED);
        var best = Double.MAX_VALUE;
        for (var round = 0; round < ROUNDS; round++) {
            var name = new BranchName("plain-delete");
            world.workbench().branches(Progress.UNWATCHED).delete(name);
            world.workbench()
                    .branches(Progress.UNWATCHED)
                    .create(new NewBranch(name, base.base().name()), Progress.UNWATCHED);
            var url = world.workbench().branches(Progress.UNWATCHED).lease(name).url();
            var started = System.nanoTime();
            TestServer.execute(url, "DELETE FROM workspaces WHERE id = (SELECT min(id::text)::uuid FROM workspaces)");
            best = Math.min(best, (System.nanoTime() - started) / 1e6);
        }
        return best;
    }

    private static Scenario grown(Project project) {
        var scenario = project.scenario().withTenants(2);
        var recipes = new HashMap<TableName, TableRecipe>(scenario.tables());
        project.draft().tables().forEach(table -> grow(project, table, recipes));
        return scenario.withTables(recipes);
    }

    private static void grow(Project project, DraftTable table, Map<TableName, TableRecipe> recipes) {
        var name = table.table().name();
        if (table.rows() instanceof RowCount.PerTenant(var rows)
                && project.graph().root().filter(name::equals).isEmpty()) {
            var recipe = recipes.getOrDefault(name, TableRecipe.INFERRED);
            recipes.put(
                    name, new TableRecipe(Optional.of(new RowCount.PerTenant(rows * TIMES_AS_MANY)), recipe.columns()));
        }
    }
}
