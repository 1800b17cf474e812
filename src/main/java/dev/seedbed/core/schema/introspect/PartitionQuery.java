package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.schema.Partitioning;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How do the partitioned tables spread their rows?
record PartitionQuery(Catalogue catalogue) {

    /// The partition trees, from which a table's own is built when asked for.
    record Trees(Map<Long, Node> nodes, Map<Long, List<Node>> children) {

        Optional<Partitioning> of(long table) {
            return Optional.ofNullable(nodes.get(table)).flatMap(this::partitioning);
        }

        private Optional<Partitioning> partitioning(Node node) {
            return node.strategy().map(strategy -> new Partitioning(strategy, node.columns(), partitions(node)));
        }

        private List<Partitioning.Partition> partitions(Node node) {
            return children.getOrDefault(node.id(), List.of()).stream()
                    .map(child -> new Partitioning.Partition(child.bound(), partitioning(child)))
                    .toList();
        }
    }

    /// A partitioned table or a partition, or both at once.
    record Node(long id, long parent, String bound, Optional<Partitioning.Strategy> strategy, List<String> columns) {}

    Trees trees(Collection<Long> tables) throws SQLException {
        var nodes = catalogue.ask("partitions.sql", tables, PartitionQuery::node);
        return new Trees(
                nodes.stream().collect(Collectors.toMap(Node::id, node -> node)),
                nodes.stream().collect(Collectors.groupingBy(Node::parent)));
    }

    private static Node node(Row row) throws SQLException {
        return new Node(
                row.id("node_id"),
                row.id("parent_id"),
                row.optional("bound").orElse(""),
                row.optional("strategy").map(PartitionQuery::strategy),
                row.texts("column_names"));
    }

    private static Partitioning.Strategy strategy(String code) {
        return switch (code) {
            case "r" -> Partitioning.Strategy.RANGE;
            case "l" -> Partitioning.Strategy.LIST;
            case "h" -> Partitioning.Strategy.HASH;
            default -> throw new IllegalArgumentException("partstrat " + code);
        };
    }
}
