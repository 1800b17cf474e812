package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The tables of a picture that may be folded, as nothing is wrong with them and nothing wrong hangs below them.
///
/// A cluster is what the cascade reaches only through one table below the root, with others whose names begin with the
/// same word; what is alone goes by its schema, or with the rest. Shared tables are a cluster of their own.
final class Clusters {

    /// Tables that one box can stand for, in the order of the picture; its name is unique.
    record Cluster(String name, List<TableVerdict> tables) {}

    private static final int SMALLEST = 3;
    private static final String REST = "others";
    private static final String SHARED = "shared";

    private final Content content;
    private final Set<TableName> kept = new HashSet<>();
    private final Map<TableName, TableName> tops;

    Clusters(Content content) {
        this.content = content;
        content.graph().root().ifPresent(kept::add);
        content.graph().verdicts().stream().filter(Clusters::telling).forEach(this::keepWay);
        content.edges().stream()
                .filter(edge -> edge.line() == Line.BLOCKS)
                .forEach(edge ->
                        kept.addAll(List.of(edge.key().table(), edge.key().target())));
        this.tops = content.graph()
                .root()
                .map(root -> new Dominators(content, root).tops(kept))
                .orElse(Map.of());
    }

    /// What somebody should see without asking.
    private static boolean telling(TableVerdict table) {
        return table.verdict() != Verdict.DELETED && table.verdict() != Verdict.SHARED;
    }

    private void keepWay(TableVerdict table) {
        kept.add(table.table());
        table.path().stream().map(ForeignKey::target).forEach(kept::add);
    }

    List<Cluster> all() {
        var clean = content.connected().stream()
                .filter(table -> !kept.contains(table.table()))
                .toList();
        var names = names(clean);
        var clusters = new LinkedHashMap<String, List<TableVerdict>>();
        for (var table : clean) {
            clusters.computeIfAbsent(names.getOrDefault(top(table), REST), _ -> new ArrayList<>())
                    .add(table);
        }
        clusters.put(SHARED, content.apart(true));
        return clusters.entrySet().stream()
                .filter(cluster -> cluster.getValue().size() > 1)
                .map(cluster -> new Cluster(cluster.getKey(), cluster.getValue()))
                .toList();
    }

    private TableName top(TableVerdict table) {
        return tops.getOrDefault(table.table(), table.table());
    }

    /// The cluster of each top: that of its name's first word, else its own, else its schema's.
    private Map<TableName, String> names(List<TableVerdict> clean) {
        var sizes = clean.stream().collect(Collectors.groupingBy(this::top, Collectors.counting()));
        var words = new HashMap<String, Long>();
        sizes.forEach((top, size) -> words.merge(word(top), size, Long::sum));
        var schemas =
                clean.stream().map(table -> table.table().schema()).distinct().count();
        var names = new HashMap<TableName, String>();
        sizes.forEach((top, size) -> {
            var rest = schemas > 1 ? top.schema() : REST;
            var own = size >= SMALLEST ? top.label() : rest;
            names.put(top, words.getOrDefault(word(top), 0L) >= SMALLEST ? word(top) : own);
        });
        return names;
    }

    private static String word(TableName table) {
        return table.name().split("_", 2)[0];
    }
}
