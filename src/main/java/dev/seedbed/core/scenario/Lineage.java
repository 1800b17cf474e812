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
        Map<TableName, Table> tables,
        List<TableName> order,
        Map<TableName, List<Link>> links,
        List<Link> broken,
        Map<TableName, Link> homes,
        Set<TableName> owned,
        Deciders deciders) {

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

    /// The same, where some tables stay empty: no row is numbered by a parent there.
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
        var order = sort(parents);
        var homes = new TreeMap<TableName, Link>();
        var owned = new HashSet<TableName>();
        var depths = new TreeMap<TableName, Integer>();
        for (var table : order) {
            settle(
                    schema.table(table),
                    graph.root(),
                    links.getOrDefault(table, List.of()).stream()
                            .filter(link -> !broken.contains(link) && !empty.contains(link.target()))
                            .toList(),
                    homes,
                    owned,
                    depths);
        }
        var tables = new TreeMap<TableName, Table>();
        schema.tables().forEach(table -> tables.put(table.name(), table));
        var lineage = new Lineage(tables, order, links, broken, homes, owned, new Deciders());
        order.forEach(table -> lineage.deciders.offer(lineage.links(table)));
        return lineage;
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
                .sorted(Comparator.comparing(
                                (Link link) -> !home(table).filter(link::equals).isPresent())
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

    /// How many columns of the primary key come from the parent, if the whole link is part of it: then it is the parent
    /// that tells what row it is, and others may reference both together.
    private static int identifying(Table table, Link link) {
        return table.primaryKey()
                .filter(key -> key.columns().containsAll(link.columns()))
                .map(_ -> link.columns().size())
                .orElse(0);
    }

    /// How many other links have all their columns in this one: its parent decides theirs as well.
    private static long covered(Link link, List<Link> links) {
        return links.stream()
                .filter(other -> !other.equals(link) && link.columns().containsAll(other.columns()))
                .count();
    }

    private static void settle(
            Table row,
            Optional<TableName> root,
            List<Link> links,
            Map<TableName, Link> homes,
            Set<TableName> owned,
            Map<TableName, Integer> depths) {
        var table = row.name();
        var isRoot = root.filter(table::equals).isPresent();
        var parents = links.stream().filter(link -> !link.selfReference()).toList();
        var ownedParents =
                parents.stream().filter(link -> owned.contains(link.target())).toList();
        if (isRoot || !ownedParents.isEmpty()) {
            owned.add(table);
        }
        var candidates = isRoot ? List.<Link>of() : ownedParents.isEmpty() ? parents : ownedParents;
        var home = candidates.stream()
                .min(Comparator.comparing((Link link) -> !link.required())
                        .thenComparingInt(link -> -identifying(row, link))
                        .thenComparingLong(link -> -covered(link, parents))
                        .thenComparing(link -> !link.cascading())
                        .thenComparingInt(link -> -depths.getOrDefault(link.target(), 0)));
        home.ifPresent(link -> homes.put(table, link));
        depths.put(
                table,
                home.map(link -> depths.getOrDefault(link.target(), 0) + 1).orElse(0));
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
