package dev.seedbed.core.scenario;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// How tables hang together for making rows: the order in which parents come before children, and for each table its
/// *home*, the one parent that its rows are numbered by.
///
/// `order` respects every link but the `broken` ones, which close circles: NOT NULL and immediate ones are kept first.
/// Self references are neither. `owned` are the tables whose rows belong to a tenant, the root among them.
public record Lineage(
        Optional<TableName> root,
        Map<TableName, Table> tables,
        List<TableName> order,
        Map<TableName, List<Link>> links,
        List<Link> broken,
        Map<TableName, Link> homes,
        Set<TableName> owned,
        Deciders deciders,
        Discriminators discriminators) {

    public Lineage {
        tables = Map.copyOf(tables);
        order = List.copyOf(order);
        links = Map.copyOf(links);
        broken = List.copyOf(broken);
        homes = Map.copyOf(homes);
        owned = Set.copyOf(owned);
    }

    public static Lineage of(Schema schema, TenantGraph graph) {
        return of(schema, graph, Set.of());
    }

    /// The same, where some tables stay empty: nothing is numbered by them, or waits for a value of theirs.
    static Lineage of(Schema schema, TenantGraph graph, Set<TableName> empty) {
        var links = Links.of(schema, graph);
        var parents = new TreeMap<TableName, Set<TableName>>();
        schema.tables().forEach(table -> parents.put(table.name(), new TreeSet<>()));
        var broken = new ArrayList<Link>();
        links.values().stream()
                .flatMap(List::stream)
                .filter(link -> !link.selfReference())
                .sorted(Comparator.comparing((Link link) -> !(link.required() && link.checkedAtOnce()))
                        .thenComparing(link -> !link.required())
                        .thenComparing(Link::table)
                        .thenComparing(Link::constraint))
                .forEach(link -> {
                    if (reaches(parents, link.target(), link.table())) {
                        broken.add(link);
                    } else {
                        parents.computeIfAbsent(link.table(), _ -> new TreeSet<>())
                                .add(link.target());
                    }
                });
        var tables = new TreeMap<TableName, Table>();
        schema.tables().forEach(table -> tables.put(table.name(), table));
        return settled(graph.root(), tables, sort(parents), links, broken, empty);
    }

    private static Lineage settled(
            Optional<TableName> root,
            Map<TableName, Table> tables,
            List<TableName> order,
            Map<TableName, List<Link>> links,
            List<Link> broken,
            Set<TableName> empty) {
        var homes = new Homes(root);
        var discriminators = new Discriminators(tables, links);
        for (var name : order) {
            var candidates = links.getOrDefault(name, List.of()).stream()
                    .filter(link ->
                            !broken.contains(link) && !empty.contains(link.target()) && discriminators.spreads(link))
                    .toList();
            homes.settle(Optional.ofNullable(tables.get(name)).orElseThrow(), candidates);
        }
        var lineage = new Lineage(
                root, tables, order, links, broken, homes.links(), homes.owned(), new Deciders(), discriminators);
        lineage.decide(empty);
        return lineage;
    }

    /// A link that may be NULL decides what must have a value only where no other does; one that closes a circle,
    /// never.
    private void decide(Set<TableName> empty) {
        var offered = order.stream().flatMap(table -> links(table).stream()).toList();
        deciders.offer(
                offered,
                (link, column) -> ordered(link) && (link.required() || isHome(link) || optional(link, column)));
        deciders.offer(offered, (link, _) -> ordered(link) && !empty.contains(link.target()));
        deciders.offer(offered, (link, column) -> link.required() || optional(link, column));
    }

    private boolean isHome(Link link) {
        return home(link.table()).filter(link::equals).isPresent();
    }

    private boolean ordered(Link link) {
        return !link.selfReference() && !broken.contains(link);
    }

    private boolean optional(Link link, String column) {
        return table(link.table()).column(column).nullable();
    }

    public Table table(TableName name) {
        return Optional.ofNullable(tables.get(name)).orElseThrow();
    }

    public Optional<Link> home(TableName table) {
        return Optional.ofNullable(homes.get(table));
    }

    /// All links of a table, the home first, then those that must have a parent, wider keys first, then as the columns
    /// stand.
    public List<Link> links(TableName table) {
        return links.getOrDefault(table, List.of()).stream()
                .sorted(Comparator.comparing((Link link) -> !isHome(link))
                        .thenComparing(Link::selfReference)
                        .thenComparing(link -> !link.required())
                        .thenComparingInt(link -> -link.columns().size()))
                .toList();
    }

    /// The link that decides a column's value, when it is part of several.
    public Optional<Link> deciding(TableName table, String column) {
        return deciders.of(table, column);
    }

    /// The ancestor and its column that a column's value is copied from along home links; itself when it is not.
    public Origin origin(TableName table, String column) {
        return home(table)
                .filter(link -> deciding(table, column).filter(link::equals).isPresent())
                .map(link -> origin(link.target(), link.targetOf(column)).further())
                .orElse(new Origin(0, column));
    }

    /// So many homes up.
    public record Origin(int distance, String column) {
        private Origin further() {
            return new Origin(distance + 1, column);
        }
    }

    /// The table, its home, the home's home, and so on up.
    public List<TableName> line(TableName table) {
        var line = new ArrayList<TableName>(List.of(table));
        home(table).ifPresent(link -> line.addAll(line(link.target())));
        return line;
    }

    /// How many homes lie between the table and the root, or the top of its line.
    public int depth(TableName table) {
        return home(table).map(link -> depth(link.target()) + 1).orElse(0);
    }

    /// Whether `goal` is among the parents of `start`, or theirs.
    private static boolean reaches(Map<TableName, Set<TableName>> parents, TableName start, TableName goal) {
        var seen = new HashSet<TableName>();
        var open = new ArrayDeque<TableName>(List.of(start));
        while (!open.isEmpty()) {
            var table = open.pop();
            if (table.equals(goal)) {
                return true;
            }
            if (seen.add(table)) {
                open.addAll(parents.getOrDefault(table, Set.of()));
            }
        }
        return false;
    }

    /// Parents first, then by name.
    private static List<TableName> sort(Map<TableName, Set<TableName>> parents) {
        var order = new ArrayList<TableName>();
        var done = new HashSet<TableName>();
        while (order.size() < parents.size()) {
            for (var entry : parents.entrySet()) {
                if (!done.contains(entry.getKey()) && done.containsAll(entry.getValue())) {
                    order.add(entry.getKey());
                    done.add(entry.getKey());
                    break;
                }
            }
        }
        return order;
    }
}
