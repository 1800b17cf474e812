package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.scenario.Relation;
import dev.seedbed.core.scenario.check.RelationRule;
import dev.seedbed.core.scenario.file.Yaml.Node;
import dev.seedbed.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads which columns of a table rise in each row.
final class OrderedPairs {

    private OrderedPairs() {}

    static List<Relation.Ordered> read(Table table, Node node) {
        var pairs = new ArrayList<Relation.Ordered>();
        for (var pair : ScenarioFile.nodes(node)) {
            var names = ScenarioFile.nodes(pair).stream()
                    .map(name -> PromiseReader.column(table, name).name())
                    .toList();
            if (names.size() < 2) {
                throw wrong(pair.at(), "One column has no order.", "", "Write [lesser, greater].");
            }
            for (var index = 1; index < names.size(); index++) {
                pairs.add(pair(table, pair, names.get(index - 1), names.get(index)));
            }
        }
        circle(pairs).ifPresent(column -> {
            throw wrong(
                    node.at(),
                    "The order goes in a circle.",
                    "'" + column + "' would come before itself.",
                    "Remove one of the pairs.");
        });
        return pairs;
    }

    private static Relation.Ordered pair(Table table, Node node, String lesser, String greater) {
        var relation = new Relation.Ordered(lesser, greater, false);
        if (!RelationRule.keeps(table, relation)) {
            throw wrong(
                    node.at(),
                    "'" + lesser + "' and '" + greater + "' cannot be put in order.",
                    "They are of type " + table.column(lesser).type().sql() + " and "
                            + table.column(greater).type().sql() + ", or one of them is a key.",
                    "Choose two columns of numbers, two of dates or timestamps, or two times of day.");
        }
        return relation;
    }

    private static Optional<String> circle(List<Relation.Ordered> pairs) {
        return pairs.stream()
                .map(Relation.Ordered::lesser)
                .filter(column -> above(column, column, pairs, pairs.size()))
                .findFirst();
    }

    /// Whether the pairs lead up from one column to another, in so many steps at most.
    private static boolean above(String from, String to, List<Relation.Ordered> pairs, int steps) {
        return steps > 0
                && pairs.stream()
                        .filter(pair -> pair.lesser().equals(from))
                        .anyMatch(pair -> pair.greater().equals(to) || above(pair.greater(), to, pairs, steps - 1));
    }
}
