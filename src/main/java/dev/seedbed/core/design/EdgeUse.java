package dev.seedbed.core.design;

import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.EdgeCell;
import dev.seedbed.core.generate.EdgePlan;
import dev.seedbed.core.generate.EdgePlan.Forbidden;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.scenario.EdgePacks;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.scenario.edge.EdgeCatalogue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What the packs of edge cases come to: those that are on as they are planned, the others as they would be, without
/// the server being asked.
public record EdgeUse(List<PackUse> packs) {

    /// `rows` have a case of the pack; of the `fitting` places, columns or whole rows of tables, `covered` have one at
    /// least.
    public record PackUse(String pack, boolean on, long rows, long fitting, long covered, List<Forbidden> forbidden) {

        public PackUse {
            forbidden = List.copyOf(forbidden);
        }
    }

    public EdgeUse {
        packs = List.copyOf(packs);
    }

    public static EdgeUse of(Plan plan) {
        var asked = plan.draft().scenario().edges().everywhere();
        var possible = all(plan);
        return new EdgeUse(EdgeCatalogue.packs().stream()
                .map(pack -> {
                    var on = asked.contains(pack) || (pack.equals(EdgeCatalogue.BOUNDARY) && !asked.isEmpty());
                    return use(pack, on, on ? plan.edges() : possible);
                })
                .toList());
    }

    /// As if all packs were on everywhere; as it is where that cannot be planned.
    private static EdgePlan all(Plan plan) {
        var draft = plan.draft();
        var everything = new EdgePacks(EdgeCatalogue.packs(), Map.of(), Map.of());
        try {
            return Planner.plan(Drafter.draft(
                            draft.schema(), draft.graph(), draft.scenario().withEdges(everything)))
                    .edges();
        } catch (SeedbedException _) {
            return plan.edges();
        }
    }

    private static PackUse use(String pack, boolean on, EdgePlan edges) {
        var fitting = new HashSet<String>();
        var covered = new HashSet<String>();
        var rows = 0L;
        for (var row : edges.rows()) {
            if (of(pack, row.cell())) {
                rows++;
                fitting.add(row.cell().place());
                covered.add(row.cell().place());
            }
        }
        var forbidden = new ArrayList<Forbidden>();
        for (var one : edges.forbidden()) {
            if (of(pack, one.cell())) {
                forbidden.add(one);
                fitting.add(one.cell().place());
            }
        }
        return new PackUse(pack, on, rows, fitting.size(), covered.size(), forbidden);
    }

    private static boolean of(String pack, EdgeCell cell) {
        return cell.edge().pack().equals(pack);
    }
}
