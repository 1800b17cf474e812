package dev.seedbed.core.generate;

import dev.seedbed.core.scenario.Lineage;
import dev.seedbed.core.scenario.Link;

/// How freely a link may choose its parent, seen from the numbering: what keeps every path of foreign keys from a row
/// up to a common ancestor on the same ancestor.
sealed interface Tie {

    /// The parent is an ancestor, `distance` homes up: nothing to choose.
    record Up(int distance) implements Tie {}

    /// Any row below the nearest common ancestor, so many homes above the child and above the target.
    record Near(int childDistance, int targetDistance) implements Tie {}

    /// Any row of a table that nothing ties to the child.
    record Anywhere() implements Tie {}

    /// Another row of the same table.
    record Self() implements Tie {}

    static Tie of(Link link, Lineage lineage) {
        if (link.selfReference()) {
            return new Self();
        }
        var child = lineage.line(link.table());
        var distance = child.indexOf(link.target());
        var home = lineage.home(link.table()).filter(link::equals).isPresent();
        if (home || distance > 1) {
            return new Up(distance);
        }
        var target = lineage.line(link.target());
        var skipTarget = distance == 1;
        for (var up = 0; up < child.size(); up++) {
            var down = target.indexOf(child.get(up));
            if (down > 0 || (down == 0 && !skipTarget)) {
                return new Near(up, down);
            }
        }
        return new Anywhere();
    }
}
