package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Polymorph;
import dev.seedbed.core.scenario.check.SchemaConstraints;
import dev.seedbed.core.scenario.check.TableConstraints;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How tables hang together for making rows: the order in which parents come before children, and for each table its
/// *home*, the one parent that its rows are numbered by.
///
/// `order` respects every link but the `broken` ones, which close circles: NOT NULL and immediate ones are kept first.
/// Self references are neither. `apart` are links that give way to another one, because a check forbids both to lead to
/// the same row. `owned`
/// are the tables whose rows belong to a tenant, the root among them.
public record Lineage(
        Optional<TableName> root,
        Map<TableName, Table> tables,
        List<TableName> order,
        Map<TableName, List<Link>> links,
        List<Link> broken,
        Map<TableName, Link> homes,
        Set<TableName> owned,
        Deciders deciders,
        Discriminators discriminators,
        Map<TableName, List<Polymorph>> polymorphs,
        Set<Link> apart,
        Findings findings) {

    public Lineage {
        tables = Map.copyOf(tables);
        order = List.copyOf(order);
        links = Map.copyOf(links);
        broken = List.copyOf(broken);
        homes = Map.copyOf(homes);
        owned = Set.copyOf(owned);
        polymorphs = Map.copyOf(polymorphs);
        apart = Set.copyOf(apart);
    }

    /// What the keys of a schema say, and the columns that are named like the tenant's: no other names are believed.
    public static Lineage of(Schema schema, TenantGraph graph) {
        return of(schema, graph, SchemaConstraints.read(schema), Set.of(), Findings.disproving(Links.named(schema)));
    }

    /// The same, where some tables stay empty: nothing is numbered by them, or waits for a value of theirs.
    static Lineage of(
            Schema schema,
            TenantGraph graph,
            Map<TableName, TableConstraints> constraints,
            Set<TableName> empty,
            Findings findings) {
        var links = Links.of(schema, graph, empty, findings.disproved());
        var order = LinkOrder.of(schema, links);
        var tables = new TreeMap<TableName, Table>();
        schema.tables().forEach(table -> tables.put(table.name(), table));
        var homes = new Homes(graph.root());
        var discriminators = new Discriminators(tables, links, constraints, findings);
        for (var name : order.tables()) {
            var candidates = links.getOrDefault(name, List.of()).stream()
                    .filter(link -> !order.broken().contains(link)
                            && !empty.contains(link.target())
                            && discriminators.spreads(link))
                    .toList();
            homes.settle(Optional.ofNullable(tables.get(name)).orElseThrow(), candidates);
        }
        var lineage = new Lineage(
                graph.root(),
                tables,
                order.tables(),
                links,
                order.broken(),
                homes.links(),
                homes.owned(),
                new Deciders(),
                discriminators,
                polymorphs(schema, links, homes, findings.disproved()),
                apart(links, constraints, homes),
                findings);
        lineage.decide(empty);
        return lineage;
    }

    /// Of links that a check keeps apart, those that give way: all but the home, or but the first.
    private static Set<Link> apart(
            Map<TableName, List<Link>> links, Map<TableName, TableConstraints> constraints, Homes homes) {
        var apart = new HashSet<Link>();
        constraints.forEach((table, known) -> known.relations().forEach(relation -> {
            var pair = relation.unequal();
            var rivals = links.getOrDefault(table, List.of()).stream()
                    .filter(link -> link.columns().stream().anyMatch(pair::contains)
                            && !link.columns().containsAll(pair))
                    .toList();
            for (var link : rivals) {
                var alike = rivals.stream()
                        .filter(rival -> rival.target().equals(link.target()))
                        .toList();
                var stays = alike.stream()
                        .filter(homes.links().values()::contains)
                        .findFirst()
                        .orElse(alike.getFirst());
                if (!link.equals(stays)) {
                    apart.add(link);
                }
            }
        }));
        return apart;
    }

    /// Rows of a tenant point at rows of tenants, others at others.
    private static Map<TableName, List<Polymorph>> polymorphs(
            Schema schema, Map<TableName, List<Link>> links, Homes homes, Set<ColumnName> disproved) {
        var finder = new Polymorphs(schema);
        return schema.tables().stream()
                .collect(Collectors.toMap(
                        Table::name,
                        table -> finder
                                .of(
                                        table,
                                        links.getOrDefault(table.name(), List.of()),
                                        target -> homes.owned().contains(target)
                                                == homes.owned().contains(table.name()))
                                .stream()
                                .filter(pair -> pair.columns().stream()
                                        .noneMatch(column -> disproved.contains(new ColumnName(table.name(), column))))
                                .toList()));
    }

    /// The pair that a column is one half of.
    public Optional<Polymorph> polymorph(TableName table, String column) {
        return polymorphs.getOrDefault(table, List.of()).stream()
                .filter(pair -> pair.columns().contains(column))
                .findFirst();
    }

    /// The columns of a table that are taken for keys because of their names, the tenant's apart.
    public Set<ColumnName> guessed(TableName table) {
        var soft = links(table).stream()
                .filter(link ->
                        !link.enforced() && root.filter(link.target()::equals).isEmpty())
                .flatMap(link -> link.columns().stream());
        var paired = polymorphs.getOrDefault(table, List.of()).stream().flatMap(pair -> pair.columns().stream());
        return Stream.concat(soft, paired)
                .map(column -> new ColumnName(table, column))
                .collect(Collectors.toSet());
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
}
