package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.NameWords;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads from the names of columns which tables belong to the tenant though no foreign key says so.
///
/// A column counts when it has the type of the root's key and a name that elsewhere references the root, or that is
/// made of the root's name (`workspace_id`), and when no foreign key enforces it in every row.
final class TenantColumns {

    /// Names of keys as such: they say nothing about whose key it is.
    private static final Set<String> NAMELESS = Set.of(
            "id", "uid", "uuid", "guid", "oid", "pk", "key", "code", "name", "slug", "parent", "parentid", "type");

    private final Table root;
    private final Optional<Column> rootKey;
    private final Map<String, String> origins = new TreeMap<>();
    private final List<InferredLink> links;

    TenantColumns(Schema schema, Table root) {
        this.root = root;
        this.rootKey = keyColumn(schema, root);
        rootKey.ifPresent(key -> {
            collectConvention(key);
            collectReferences(schema, key);
        });
        NAMELESS.forEach(origins::remove);
        this.links = schema.tables().stream()
                .filter(table -> !table.name().equals(root.name()))
                .flatMap(table -> links(table).stream())
                .toList();
    }

    List<InferredLink> links() {
        return links;
    }

    List<InferredLink> links(Table table) {
        return rootKey.stream()
                .flatMap(key -> table.columns().stream()
                        .filter(column -> origins.containsKey(NameWords.folded(column.name())))
                        .filter(column -> column.type()
                                .base()
                                .getClass()
                                .equals(key.type().base().getClass()))
                        .filter(column -> !enforced(table, column))
                        .map(column -> new InferredLink(table.name(), column.name(), key.name(), reason(column))))
                .toList();
    }

    /// A key of several columns enforces nothing in the rows where one of them is NULL.
    private static boolean enforced(Table table, Column column) {
        return table.foreignKeys().stream()
                .filter(key -> key.columns().contains(column.name()))
                .anyMatch(key -> key.columns().size() == 1 || table.allRequired(key.columns()));
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

    private String reason(Column column) {
        var origin = origins.getOrDefault(NameWords.folded(column.name()), "");
        return "%s has the type of %s.%s and %s, but no foreign key."
                .formatted(
                        column.name(),
                        root.name().label(),
                        rootKey.map(Column::name).orElse(""),
                        origin);
    }

    /// The single column that most keys reference, or else the primary key when it is one column.
    private static Optional<Column> keyColumn(Schema schema, Table root) {
        var uses = new HashMap<String, Integer>();
        for (var key : schema.referencing().getOrDefault(root.name(), List.of())) {
            if (key.columns().size() == 1) {
                uses.merge(key.targetColumns().getFirst(), 1, Integer::sum);
            }
        }
        return uses.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .or(() -> root.primaryKey()
                        .filter(key -> key.columns().size() == 1)
                        .map(key -> key.columns().getFirst()))
                .flatMap(root::findColumn);
    }

    private void collectConvention(Column key) {
        var words = NameWords.of(root.name().name());
        var owners = new ArrayList<>(List.of(
                NameWords.folded(root.name().name()),
                NameWords.singular(NameWords.folded(root.name().name())),
                NameWords.singular(words.getLast()),
                "tenant"));
        for (var owner : owners) {
            for (var suffix : List.of("id", NameWords.folded(key.name()))) {
                origins.putIfAbsent(owner + suffix, "a name made of the tenant's");
            }
        }
        origins.putIfAbsent(NameWords.folded(key.name()), "the name of that column");
    }

    private void collectReferences(Schema schema, Column key) {
        for (var reference : schema.referencing().getOrDefault(root.name(), List.of())) {
            var position = reference.targetColumns().indexOf(key.name());
            if (position >= 0 && !reference.selfReference()) {
                var column = reference.columns().get(position);
                origins.putIfAbsent(NameWords.folded(column), "the name of " + place(reference, column));
            }
        }
    }

    private static String place(ForeignKey reference, String column) {
        TableName table = reference.table();
        return table.label() + "." + column;
    }
}
