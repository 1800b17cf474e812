package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.NameWords;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.UniqueKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads from the names of columns which tables belong to the tenant though no foreign key says so.
///
/// A column counts when it has the type of the root's key and a name that elsewhere references the root, or that is
/// made of the root's name (`workspace_id`), and when no foreign key enforces it in every row. Where the root's key
/// has several columns, a table counts that has one for each of them.
final class TenantColumns {

    /// Names of keys as such: they say nothing about whose key it is.
    private static final Set<String> NAMELESS = Set.of(
            "id", "uid", "uuid", "guid", "oid", "pk", "key", "code", "name", "slug", "parent", "parentid", "type");

    private final Table root;
    private final List<Column> rootKey;
    /// For each column of the root's key, the names that mean it, and where each comes from.
    private final Map<String, Map<String, String>> origins = new HashMap<>();

    private final List<InferredLink> links;

    TenantColumns(Schema schema, Table root) {
        this.root = root;
        this.rootKey = keyColumns(schema, root).stream()
                .flatMap(column -> root.findColumn(column).stream())
                .toList();
        for (var key : rootKey) {
            var names = new LinkedHashMap<String, String>();
            collectConvention(key, names);
            collectReferences(schema, key, names);
            NAMELESS.forEach(names::remove);
            origins.put(key.name(), names);
        }
        this.links = schema.tables().stream()
                .filter(table -> !table.name().equals(root.name()))
                .flatMap(table -> links(table).stream())
                .toList();
    }

    List<InferredLink> links() {
        return links;
    }

    List<InferredLink> links(Table table) {
        return switch (rootKey.size()) {
            case 0 -> List.of();
            case 1 ->
                named(table, rootKey.getFirst())
                        .filter(column -> !enforced(table, List.of(column.name())))
                        .map(column -> link(table, List.of(column)))
                        .toList();
            default -> whole(table).stream().toList();
        };
    }

    /// The table's columns that are named like one of the root's key.
    private Stream<Column> named(Table table, Column key) {
        return table.columns().stream()
                .filter(column -> names(key).containsKey(NameWords.folded(column.name())))
                .filter(column ->
                        column.type().base().getClass().equals(key.type().base().getClass()));
    }

    /// One column for each of the root's key, the best name first.
    private Optional<InferredLink> whole(Table table) {
        var columns = new ArrayList<Column>();
        for (var key : rootKey) {
            var ranks = List.copyOf(names(key).keySet());
            named(table, key)
                    .filter(column -> !columns.contains(column))
                    .min(Comparator.comparingInt(column -> ranks.indexOf(NameWords.folded(column.name()))))
                    .ifPresent(columns::add);
        }
        return columns.size() == rootKey.size() && !enforced(table, names(columns))
                ? Optional.of(link(table, columns))
                : Optional.empty();
    }

    private InferredLink link(Table table, List<Column> columns) {
        return new InferredLink(table.name(), names(columns), names(rootKey), reason(columns));
    }

    /// A key of several columns enforces nothing in the rows where one of them is NULL; but what it says of the root it
    /// says itself.
    private boolean enforced(Table table, List<String> columns) {
        return table.foreignKeys().stream()
                .filter(key -> key.columns().containsAll(columns))
                .anyMatch(key -> key.columns().size() == 1
                        || table.allRequired(key.columns())
                        || (columns.size() > 1 && key.target().equals(root.name())));
    }

    /// Whether a row-level security policy of the table tells rows by tenant.
    boolean policed(Table table) {
        var root = NameWords.singular(NameWords.folded(this.root.name().name()));
        return table.policies().stream()
                .map(policy -> policy.toLowerCase(Locale.ROOT))
                .anyMatch(policy -> policy.contains("current_setting")
                        || policy.contains("tenant")
                        || NameWords.folded(policy).contains(root));
    }

    private String reason(List<Column> columns) {
        var label = root.name().label();
        if (columns.size() > 1) {
            return "%s have the names and types of the key of %s (%s), but no foreign key."
                    .formatted(String.join(", ", names(columns)), label, String.join(", ", names(rootKey)));
        }
        var column = columns.getFirst();
        var key = rootKey.getFirst();
        return "%s has the type of %s.%s and %s, but no foreign key."
                .formatted(
                        column.name(), label, key.name(), names(key).getOrDefault(NameWords.folded(column.name()), ""));
    }

    /// The single column that most keys reference, or else the primary key, or else the columns that most reference.
    private static List<String> keyColumns(Schema schema, Table root) {
        var uses = schema.referencing().getOrDefault(root.name(), List.of()).stream()
                .map(ForeignKey::targetColumns)
                .collect(Collectors.groupingBy(columns -> columns, Collectors.counting()));
        return mostUsed(uses, true)
                .or(() -> root.primaryKey().map(UniqueKey::columns))
                .or(() -> mostUsed(uses, false))
                .orElse(List.of());
    }

    private static Optional<List<String>> mostUsed(Map<List<String>, Long> uses, boolean single) {
        return uses.entrySet().stream()
                .filter(use -> (use.getKey().size() == 1) == single)
                .max(Map.Entry.<List<String>, Long>comparingByValue()
                        .thenComparing(use -> String.join(" ", use.getKey()), Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }

    private void collectConvention(Column key, Map<String, String> names) {
        var words = NameWords.of(root.name().name());
        var owners = new ArrayList<>(List.of(
                NameWords.folded(root.name().name()),
                NameWords.singular(NameWords.folded(root.name().name())),
                NameWords.singular(words.getLast()),
                "tenant"));
        var column = NameWords.folded(key.name());
        for (var owner : owners) {
            for (var suffix : rootKey.size() == 1 ? List.of("id", column) : List.of(column)) {
                names.putIfAbsent(owner + suffix, "a name made of the tenant's");
            }
        }
        names.putIfAbsent(column, "the name of that column");
    }

    private void collectReferences(Schema schema, Column key, Map<String, String> names) {
        for (var reference : schema.referencing().getOrDefault(root.name(), List.of())) {
            var position = reference.targetColumns().indexOf(key.name());
            if (position >= 0 && !reference.selfReference()) {
                var column = reference.columns().get(position);
                names.putIfAbsent(NameWords.folded(column), "the name of " + place(reference, column));
            }
        }
    }

    private Map<String, String> names(Column key) {
        return origins.getOrDefault(key.name(), Map.of());
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    private static String place(ForeignKey reference, String column) {
        return reference.table().label() + "." + column;
    }
}
