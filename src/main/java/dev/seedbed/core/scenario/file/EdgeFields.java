package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.scenario.EdgePacks;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.edge.EdgeCatalogue;
import dev.seedbed.core.scenario.file.Yaml.Items;
import dev.seedbed.core.scenario.file.Yaml.Node;
import dev.seedbed.core.scenario.file.Yaml.Scalar;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads and writes which packs of edge cases there are: `all`, `none`, the name of one, or a list of names.
final class EdgeFields {

    static final String NAME = "edges";

    private static final String ALL = "all";
    private static final String NONE = "none";

    private final Map<TableName, List<String>> tables = new HashMap<>();
    private final Map<ColumnName, List<String>> columns = new HashMap<>();

    void table(TableName table, Node node) {
        tables.put(table, read(node));
    }

    void column(TableName table, String column, Node node) {
        columns.put(new ColumnName(table, column), read(node));
    }

    EdgePacks with(List<String> everywhere) {
        return new EdgePacks(everywhere, tables, columns);
    }

    static List<String> read(Node node) {
        if (node instanceof Scalar scalar && scalar.text().equals(ALL)) {
            return EdgeCatalogue.packs();
        }
        if (node instanceof Scalar scalar && scalar.text().equals(NONE)) {
            return List.of();
        }
        var nodes = node instanceof Items items ? items.nodes() : List.of(node);
        return nodes.stream().map(EdgeFields::pack).distinct().toList();
    }

    private static String pack(Node node) {
        var name = ScenarioFile.text(node);
        if (!EdgeCatalogue.packs().contains(name)) {
            var valid = Stream.concat(EdgeCatalogue.packs().stream(), Stream.of(ALL, NONE))
                    .toList();
            throw wrong(node.at(), "'" + name + "' is not a pack of edge cases.", "", Nearest.hint(name, valid));
        }
        return name;
    }

    static String text(List<String> packs) {
        return packs.isEmpty()
                ? NONE
                : packs.containsAll(EdgeCatalogue.packs())
                        ? ALL
                        : packs.stream().map(ScenarioText::scalar).collect(Collectors.joining(", ", "[", "]"));
    }
}
