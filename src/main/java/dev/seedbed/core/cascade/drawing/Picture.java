package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands in a picture after folding, before anything has a place: the same for the screen, SVG and Mermaid.
///
/// Of the keys of folded tables one is drawn for each cluster: the way by which the cascade gets there.
final class Picture {

    /// A table, or the cluster that `folded` names, whose first table the cascade reaches is `table`.
    record Node(TableVerdict table, String label, boolean rootKey, List<TableName> folded) {

        TableName name() {
            return table.table();
        }

        GraphLayout.Box box(double x, double y) {
            return new GraphLayout.Box(table, label, x, y, BoxSize.width(this), BoxSize.HEIGHT, rootKey, folded);
        }
    }

    /// A foreign key between two nodes, which are named by their tables.
    record Link(ForeignKey key, Line line, TableName from, TableName to) {}

    private final Content content;
    private final Map<TableName, Node> clusters = new HashMap<>();
    private final List<Node> connected;
    private final List<Node> shared;
    private final List<Node> leftBehind;
    private final List<Link> links = new ArrayList<>();
    private final Set<TableName> rootKeys = new HashSet<>();

    Picture(TenantGraph graph, Arrangement arrangement) {
        this.content = new Content(graph);
        new Clusters(content)
                .all().stream()
                        .filter(cluster -> arrangement.folds(graph, cluster))
                        .forEach(this::fold);
        content.edges().stream()
                .filter(edge ->
                        unfolded(edge.key().table()) && unfolded(edge.key().target()))
                .forEach(edge -> link(edge.key(), edge.line()));
        new LinkedHashSet<>(clusters.values())
                .forEach(cluster -> entry(cluster).ifPresent(key -> link(key, Line.CASCADE)));
        content.connected().stream()
                .map(TableVerdict::table)
                .filter(table -> content.folded(table) && unfolded(table))
                .forEach(this::keepReached);
        var ends = new HashSet<TableName>();
        graph.root().ifPresent(ends::add);
        links.forEach(link -> ends.addAll(List.of(link.from(), link.to())));
        var reached = nodes(content.connected()).stream()
                .collect(Collectors.partitioningBy(
                        node -> ends.contains(node.name()) || !node.folded().isEmpty()));
        this.connected = reached.getOrDefault(true, List.of());
        this.leftBehind = Stream.concat(
                        reached.getOrDefault(false, List.of()).stream(), nodes(content.apart(false)).stream())
                .sorted(Comparator.comparing(Node::name))
                .toList();
        this.shared = nodes(content.apart(true));
    }

    List<Node> connected() {
        return connected;
    }

    /// Those that stand apart although they hold tenants' rows.
    List<Node> leftBehind() {
        return leftBehind;
    }

    List<Node> shared() {
        return shared;
    }

    List<Link> links() {
        return links;
    }

    private void fold(Clusters.Cluster cluster) {
        var names = cluster.tables().stream().map(TableVerdict::table).toList();
        var inside = new HashSet<>(names);
        var head = ways(names, inside).map(ForeignKey::table).findFirst().orElse(names.getFirst());
        var verdict = cluster.tables().stream()
                .filter(table -> table.table().equals(head))
                .findFirst()
                .orElseThrow();
        var node = new Node(verdict, cluster.name() + " · " + names.size() + " tables", false, names);
        names.forEach(name -> clusters.put(name, node));
    }

    private Optional<ForeignKey> entry(Node cluster) {
        return ways(cluster.folded(), new HashSet<>(cluster.folded())).findFirst();
    }

    /// The keys by which the cascade gets in: from the root, drawn or not, before those from anywhere else.
    private Stream<ForeignKey> ways(List<TableName> tables, Set<TableName> inside) {
        var ways = tables.stream()
                .flatMap(table -> content.table(table).foreignKeys().stream())
                .filter(key -> key.onDelete() == DeleteAction.CASCADE && !inside.contains(key.target()))
                .toList();
        return Stream.concat(ways.stream().filter(this::fromRoot), ways.stream().filter(content::draws));
    }

    private boolean fromRoot(ForeignKey key) {
        return content.graph().root().filter(key.target()::equals).isPresent();
    }

    /// A direct key to the root is redundant only as long as the other way is drawn.
    private void keepReached(TableName table) {
        if (links.stream().anyMatch(link -> link.to().equals(table) && link.line() == Line.CASCADE)) {
            rootKeys.add(table);
        } else {
            content.table(table).foreignKeys().stream()
                    .filter(key -> fromRoot(key) && key.onDelete() == DeleteAction.CASCADE)
                    .findFirst()
                    .ifPresent(key -> link(key, Line.CASCADE));
        }
    }

    private void link(ForeignKey key, Line line) {
        links.add(new Link(key, line, standIn(key.target()), standIn(key.table())));
    }

    private TableName standIn(TableName table) {
        return Optional.ofNullable(clusters.get(table)).map(Node::name).orElse(table);
    }

    private boolean unfolded(TableName table) {
        return !clusters.containsKey(table);
    }

    private List<Node> nodes(List<TableVerdict> tables) {
        return tables.stream().map(this::node).distinct().toList();
    }

    private Node node(TableVerdict table) {
        var name = table.table();
        return Optional.ofNullable(clusters.get(name))
                .orElseGet(() -> new Node(table, name.label(), rootKeys.contains(name), List.of()));
    }
}
