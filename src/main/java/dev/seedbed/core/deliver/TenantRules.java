package dev.seedbed.core.deliver;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Lineage;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rule that no schema states: all ways from a row up to the tenant end at the same tenant. A way that ends at NULL
/// leads to none.
final class TenantRules {

    /// A table joined up to the one that holds the tenant's key, and that key's columns.
    private record Climb(String joins, List<String> tenantColumns) {}

    private final TableName root;
    private final Lineage lineage;

    private TenantRules(TableName root, Lineage lineage) {
        this.root = root;
        this.lineage = lineage;
    }

    static List<Rule> of(TenantGraph graph) {
        return graph.root()
                .map(root -> new TenantRules(root, Lineage.of(graph.schema(), graph)).rules())
                .orElse(List.of());
    }

    private List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        for (var table : lineage.order()) {
            var home = lineage.home(table);
            for (var link : lineage.links(table)) {
                if (home.isPresent()
                        && !home.get().equals(link)
                        && !lineage.apart().contains(link)
                        && lineage.owned().contains(link.target())) {
                    rule(link).ifPresent(rules::add);
                }
            }
        }
        return rules;
    }

    private Optional<Rule> rule(Link link) {
        var own = climb(link.table(), "child");
        var others = link.target().equals(root)
                ? Optional.of(new Climb("", qualified("child", link.columns())))
                : climb(link.target(), "parent");
        if (own.isEmpty()
                || others.isEmpty()
                || own.get().tenantColumns().size()
                        != others.get().tenantColumns().size()) {
            return Optional.empty();
        }
        var tie = link.target().equals(root) ? "" : join(link, "child", "parent");
        var present = Stream.of(
                        qualified("child", link.columns()),
                        own.get().tenantColumns(),
                        others.get().tenantColumns())
                .flatMap(List::stream)
                .distinct()
                .map(column -> column + " IS NOT NULL");
        var sql = "SELECT count(*) FROM " + link.table().sql() + " child"
                + own.get().joins() + tie + others.get().joins()
                + " WHERE " + present.collect(Collectors.joining(" AND ")) + " AND ROW("
                + String.join(", ", own.get().tenantColumns()) + ") IS DISTINCT FROM ROW("
                + String.join(", ", others.get().tenantColumns()) + ")";
        var name = "tenant of " + String.join(", ", link.columns());
        return Optional.of(new Rule(link.table(), name, "rows point at another tenant's row", sql));
    }

    private Optional<Climb> climb(TableName table, String alias) {
        var joins = new StringBuilder();
        var at = table;
        var atAlias = alias;
        var home = lineage.home(at);
        while (home.isPresent() && !home.get().target().equals(root)) {
            var next = atAlias + "_up";
            joins.append(join(home.get(), atAlias, next));
            at = home.get().target();
            atAlias = next;
            home = lineage.home(at);
        }
        var last = atAlias;
        return home.map(link -> new Climb(joins.toString(), qualified(last, link.columns())));
    }

    private static String join(Link link, String child, String parent) {
        return " JOIN " + link.target().sql() + " " + parent + " ON "
                + Stream.iterate(0, index -> index + 1)
                        .limit(link.columns().size())
                        .map(index -> parent + "."
                                + Sql.identifier(link.targetColumns().get(index)) + " = " + child + "."
                                + Sql.identifier(link.columns().get(index)))
                        .collect(Collectors.joining(" AND "));
    }

    private static List<String> qualified(String alias, List<String> columns) {
        return columns.stream()
                .map(column -> alias + "." + Sql.identifier(column))
                .toList();
    }
}
