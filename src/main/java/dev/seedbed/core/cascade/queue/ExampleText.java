package dev.seedbed.core.cascade.queue;

import dev.seedbed.core.cascade.queue.DeleteOutcome.Failed;
import dev.seedbed.core.cascade.queue.DeleteOutcome.Passed;
import dev.seedbed.core.cascade.queue.DeleteOutcome.Unknown;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An example as short lines: what each row points at, and how the delete of the first one ends.
///
/// Rows are numbered within their table: `order_lines #1, product_id → products #1`.
public final class ExampleText {

    private final Schema schema;
    private final Example example;
    private final IdentityHashMap<KeyRow, String> labels = new IdentityHashMap<>();
    private final Set<TableName> tables;

    private ExampleText(Schema schema, Example example) {
        this.schema = schema;
        this.example = example;
        var counts = new HashMap<TableName, Integer>();
        for (var row : example.rows()) {
            labels.put(row, row.table().label() + " #" + counts.merge(row.table(), 1, Integer::sum));
        }
        tables = Set.copyOf(counts.keySet());
    }

    /// `schema` is the one that the example was looked for in.
    public static List<String> of(Schema schema, Example example) {
        return new ExampleText(schema, example).lines();
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        example.rows().forEach(row -> lines.add(row(row)));
        lines.add(ending());
        if (!example.setAside().isEmpty()) {
            lines.add(example.setAside().stream()
                    .map(ForeignKey::name)
                    .collect(Collectors.joining(", ", "That holds once these are mended: ", ".")));
        }
        return lines;
    }

    private String row(KeyRow row) {
        var references = schema.table(row.table()).foreignKeys().stream()
                .filter(key -> tables.contains(key.target()))
                .map(key -> reference(row, key));
        return Stream.concat(Stream.of(label(row)), references).collect(Collectors.joining(", "));
    }

    private String reference(KeyRow row, ForeignKey key) {
        var columns = key.columns().size() == 1
                ? key.columns().getFirst()
                : key.columns().stream().collect(Collectors.joining(", ", "(", ")"));
        return row.key(key.columns())
                .flatMap(values -> example.rows().stream()
                        .filter(target -> target.table().equals(key.target())
                                && target.key(key.targetColumns())
                                        .filter(values::equals)
                                        .isPresent())
                        .findFirst())
                .map(target -> columns + " → " + label(target))
                .orElseGet(() -> columns + " is NULL");
    }

    private String ending() {
        var tenant = label(example.rows().getFirst());
        return switch (example.outcome()) {
            case Passed(var left) -> "Deleting " + tenant + " passes" + kept(left) + ".";
            case Failed failed ->
                "Deleting %s fails at %s: %s.".formatted(tenant, failed.key().name(), why(failed.refusal()));
            case Unknown(var key, var why) ->
                "What deleting %s does at %s only the server knows: %s".formatted(tenant, key.name(), why);
        };
    }

    private static String kept(List<KeyRow> left) {
        return left.isEmpty()
                ? ", and nothing is left"
                : left.stream()
                        .collect(Collectors.groupingBy(row -> row.table().label(), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getValue() + " of " + entry.getKey())
                        .collect(Collectors.joining(", ", "; rows left: ", ""));
    }

    private static String why(DeleteOutcome.Refusal refusal) {
        return switch (refusal) {
            case STILL_REFERENCED -> "a row still points at one that is gone";
            case REQUIRED -> "it would clear a column that is NOT NULL";
            case NO_SUCH_ROW -> "a changed row would point at one that is not there";
            case HALF_NULL -> "a MATCH FULL key would be NULL in part";
        };
    }

    private String label(KeyRow row) {
        return labels.getOrDefault(row, row.table().label());
    }
}
