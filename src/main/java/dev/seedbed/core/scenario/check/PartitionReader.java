package dev.seedbed.core.scenario.check;

import dev.seedbed.core.schema.Partitioning;
import dev.seedbed.core.schema.Partitioning.Partition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads where a partitioned table takes rows, as bounds of its partition key: what a check would say.
///
/// A default partition takes everything, and hash partitions take any value. Where partitions are split again, rows
/// keep to the first of them.
final class PartitionReader {

    static final String SOURCE = "partition bounds";
    private static final Pattern RANGE = Pattern.compile("FOR VALUES FROM \\((.*)\\) TO \\((.*)\\)");
    private static final Pattern LIST = Pattern.compile("FOR VALUES IN \\((.*)\\)");
    private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*+)'|([^,\\s']+)");

    /// From `low` (included) to `high` (excluded); empty is without end.
    private record Stretch(Optional<String> low, Optional<String> high) {}

    private PartitionReader() {}

    static Map<String, ColumnBounds> read(Partitioning partitioning) {
        var bounds = new HashMap<String, ColumnBounds>();
        if (partitioning.columns().isEmpty()) {
            return bounds;
        }
        var nested = partitioning.partitions().stream()
                .filter(partition -> partition.partitioning().isPresent())
                .findFirst();
        var used = nested.map(List::of).orElse(partitioning.partitions());
        if (used.stream().noneMatch(partition -> partition.bound().equals("DEFAULT"))) {
            own(partitioning, used)
                    .ifPresent(own -> bounds.put(partitioning.columns().getFirst(), own.saidBy(SOURCE)));
        }
        nested.flatMap(Partition::partitioning)
                .ifPresent(inner ->
                        read(inner).forEach((column, bound) -> bounds.merge(column, bound, ColumnBounds::and)));
        return bounds;
    }

    private static Optional<ColumnBounds> own(Partitioning partitioning, List<Partition> partitions) {
        return switch (partitioning.strategy()) {
            case LIST ->
                Optional.of(ColumnBounds.allowed(partitions.stream()
                        .flatMap(partition -> values(LIST, 1, partition).stream())
                        .filter(value -> !value.equals("NULL"))
                        .toList()));
            case RANGE ->
                longest(partitions.stream()
                                .map(partition -> new Stretch(first(1, partition), first(2, partition)))
                                .toList())
                        .map(stretch -> ColumnBounds.range(
                                stretch.low().map(low -> new Bound(low, true)),
                                stretch.high().map(high -> new Bound(high, false))));
            case HASH -> Optional.empty();
        };
    }

    /// The longest run of partitions without a gap.
    private static Optional<Stretch> longest(List<Stretch> stretches) {
        var runs = new ArrayList<List<Stretch>>();
        var sorted = stretches.stream()
                .sorted(Comparator.comparing((Stretch stretch) -> stretch.low().isPresent())
                        .thenComparing(stretch -> stretch.low().orElse(""), PartitionReader::compare))
                .toList();
        for (var stretch : sorted) {
            if (runs.isEmpty() || !runs.getLast().getLast().high().equals(stretch.low())) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(stretch);
        }
        return runs.stream()
                .max(Comparator.comparingInt(List::size))
                .map(run -> new Stretch(run.getFirst().low(), run.getLast().high()));
    }

    /// As numbers where both are, else as text, which orders dates as well.
    private static int compare(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        } catch (NumberFormatException _) {
            return one.compareTo(other);
        }
    }

    private static Optional<String> first(int group, Partition partition) {
        return values(RANGE, group, partition).stream()
                .findFirst()
                .filter(value -> !value.equals("MINVALUE") && !value.equals("MAXVALUE"));
    }

    private static List<String> values(Pattern bound, int group, Partition partition) {
        var match = bound.matcher(partition.bound());
        return match.matches()
                ? VALUE.matcher(match.group(group))
                        .results()
                        .map(value -> value.group(1) == null
                                ? value.group(2)
                                : value.group(1).replace("''", "'"))
                        .toList()
                : List.of();
    }
}
