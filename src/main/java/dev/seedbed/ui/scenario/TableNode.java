package dev.seedbed.ui.scenario;

import dev.seedbed.core.design.ChildCounts;
import dev.seedbed.core.design.Review;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A table with those whose rows hang from its rows; `guesses` counts its columns that are worth a look.
public record TableNode(TablePlan plan, Optional<ChildCounts> children, long guesses, List<TableNode> below) {

    public TableNode {
        below = List.copyOf(below);
    }

    /// The tables that hang from none, those of tenants first, in the order in which they are written.
    static List<TableNode> of(Project project, Review review) {
        var tops = project.plan().tables().stream()
                .filter(table -> project.draft().lineage().home(table.name()).isEmpty())
                .map(table -> node(project, review, table))
                .toList();
        var sorted = new ArrayList<TableNode>();
        tops.stream().filter(top -> top.owned(project)).forEach(sorted::add);
        tops.stream().filter(top -> !top.owned(project)).forEach(sorted::add);
        return sorted;
    }

    private static TableNode node(Project project, Review review, TablePlan table) {
        var below = project.plan().tables().stream()
                .filter(child -> project.draft()
                        .lineage()
                        .home(child.name())
                        .filter(home -> home.target().equals(table.name()))
                        .isPresent())
                .map(child -> node(project, review, child))
                .toList();
        return new TableNode(
                table,
                ChildCounts.of(table.numbering()),
                review.open().stream()
                        .filter(open -> open.name().table().equals(table.name()))
                        .count(),
                below);
    }

    boolean owned(Project project) {
        return project.draft().lineage().owned().contains(plan.name());
    }

    /// The table and all below it.
    Stream<TableNode> all() {
        return Stream.concat(Stream.of(this), below.stream().flatMap(TableNode::all));
    }
}
