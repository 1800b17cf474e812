package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Lineage;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How freely a link may choose its parent, seen from the numbering: what keeps every path of foreign keys from a row
/// up to a common ancestor on the same ancestor.
sealed interface Tie {

    /// The parent is an ancestor, `distance` homes up: nothing to choose. So is the tenant itself, referenced twice,
    /// where no check asks for two.
    record Up(int distance) implements Tie {}

    /// Any row below a common ancestor, so many homes above the child and above the target.
    record Near(int childDistance, int targetDistance) implements Tie {}

    /// Any row of a table that nothing ties to the child.
    record Anywhere() implements Tie {}

    /// Another row of the same table.
    record Self() implements Tie {}

    static Tie of(Link link, Lineage lineage) {
        if (link.selfReference()) {
            return new Self();
        }
        var distance = lineage.line(link.table()).indexOf(link.target());
        var home = lineage.home(link.table()).filter(link::equals).isPresent();
        if (home || (distance > 1 && !sorted(link, lineage) && !lineage.apart().contains(link))) {
            return new Up(distance);
        }
        var common = common(link, lineage);
        if (!common.isEmpty()) {
            return common.getFirst();
        }
        return distance == 1
                        && lineage.owned().contains(link.table())
                        && !lineage.apart().contains(link)
                ? new Up(distance)
                : new Anywhere();
    }

    /// Whether it takes parents of one sort only, which an ancestor need not be.
    private static boolean sorted(Link link, Lineage lineage) {
        return lineage.discriminators().sort(link).isPresent();
    }

    /// The same, but below a farther common ancestor where some row would find fewer than `least` parents below the
    /// nearest; anywhere, where no tenant needs to be kept.
    static Tie of(Link link, Lineage lineage, Function<TableName, Optional<Numbering>> numberings, long least) {
        var nearest = of(link, lineage);
        var target = numberings.apply(link.target());
        if (!(nearest instanceof Near) || target.isEmpty()) {
            return nearest;
        }
        var roomy = common(link, lineage).stream()
                .filter(near -> target.get().leastBelow(near.targetDistance()) >= least)
                .findFirst();
        if (roomy.isEmpty() && !lineage.owned().contains(link.table())) {
            return new Anywhere();
        }
        return roomy.<Tie>map(near -> near).orElse(nearest);
    }

    /// The common ancestors, the nearest first. The home's own row is none: a second link to it points at another row.
    private static List<Near> common(Link link, Lineage lineage) {
        var child = lineage.line(link.table());
        var target = lineage.line(link.target());
        var second = child.indexOf(link.target()) == 1
                || sorted(link, lineage)
                || lineage.apart().contains(link);
        var common = new ArrayList<Near>();
        for (var up = 0; up < child.size(); up++) {
            var down = target.indexOf(child.get(up));
            if (down > 0 || (down == 0 && !second)) {
                common.add(new Near(up, down));
            }
        }
        return common;
    }
}
