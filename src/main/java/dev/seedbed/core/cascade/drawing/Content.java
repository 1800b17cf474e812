package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.Certainty;
import dev.seedbed.core.cascade.KeyEffect;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.schema.Cycles;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.InsertOrder;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What of a tenant graph is drawn, before anything has a place: the same for every kind of picture.
///
/// Shared tables have no edges, as nothing happens to them. A CASCADE key straight to the root is folded into a badge
/// when the table goes by another drawn key as well: it says nothing that the badge does not, and crosses everything.
final class Content {

    /// A foreign key that is drawn.
    record Drawn(ForeignKey key, Line line) {}

    private final TenantGraph graph;
    private final Map<TableName, TableVerdict> verdicts = new HashMap<>();
    private final Map<ForeignKey, KeyEffect> effects = new HashMap<>();
    private final Map<TableName, TableName> cycles = new HashMap<>();
    private final Map<TableName, Table> tables = new HashMap<>();
    private final Set<TableName> folded = new HashSet<>();
    private final List<TableVerdict> connected;
    private final List<Drawn> edges = new ArrayList<>();
    private final Map<ForeignKey, Line> drawn = new HashMap<>();

    Content(TenantGraph graph) {
        this.graph = graph;
        graph.verdicts().forEach(verdict -> verdicts.put(verdict.table(), verdict));
        graph.schema().tables().forEach(table -> tables.put(table.name(), table));
        graph.effects().forEach(effect -> effects.put(effect.key(), effect));
        var keys = graph.schema().tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .toList();
        for (var cycle : Cycles.among(keys)) {
            cycle.forEach(table -> cycles.put(table, cycle.getFirst()));
        }
        keys.stream().filter(this::redundant).map(ForeignKey::table).forEach(folded::add);
        keys.stream()
                .filter(key -> !key.selfReference() && !redundant(key) && tied(key.table()) && tied(key.target()))
                .forEach(key -> edges.add(new Drawn(key, line(key))));
        edges.forEach(edge -> drawn.put(edge.key(), edge.line()));
        connected = collectConnected();
    }

    TenantGraph graph() {
        return graph;
    }

    Table table(TableName name) {
        return Objects.requireNonNull(tables.get(name));
    }

    List<Drawn> edges() {
        return edges;
    }

    /// Whether the key is an edge of the whole picture.
    boolean draws(ForeignKey key) {
        return drawn.containsKey(key);
    }

    /// Whether the table's direct key to the root is not drawn.
    boolean folded(TableName table) {
        return folded.contains(table);
    }

    /// The tables that edges connect, and the root: outwards from the root by drawn edges, parents before children.
    List<TableVerdict> connected() {
        return connected;
    }

    private List<TableVerdict> collectConnected() {
        var ends = new HashSet<TableName>();
        graph.root().ifPresent(ends::add);
        edges.forEach(edge -> ends.addAll(List.of(edge.key().table(), edge.key().target())));
        var distances = distances();
        return InsertOrder.of(graph.schema()).tables().stream()
                .filter(ends::contains)
                .sorted(Comparator.comparingInt(table -> distances.getOrDefault(table, Integer.MAX_VALUE)))
                .flatMap(table -> Optional.ofNullable(verdicts.get(table)).stream())
                .toList();
    }

    private Map<TableName, Integer> distances() {
        var children = new HashMap<TableName, List<TableName>>();
        edges.forEach(edge -> children.computeIfAbsent(edge.key().target(), _ -> new ArrayList<>())
                .add(edge.key().table()));
        var distances = new HashMap<TableName, Integer>();
        var waiting = new ArrayDeque<TableName>();
        graph.root().ifPresent(waiting::add);
        graph.root().ifPresent(root -> distances.put(root, 0));
        while (!waiting.isEmpty()) {
            var table = waiting.remove();
            for (var child : children.getOrDefault(table, List.of())) {
                if (!distances.containsKey(child)) {
                    distances.put(child, distances.getOrDefault(table, 0) + 1);
                    waiting.add(child);
                }
            }
        }
        return distances;
    }

    /// The tables that stand apart, shared or not.
    List<TableVerdict> apart(boolean shared) {
        var connected = new HashSet<>(this.connected);
        return graph.verdicts().stream()
                .filter(verdict -> !connected.contains(verdict))
                .filter(verdict -> (verdict.verdict() == Verdict.SHARED) == shared)
                .toList();
    }

    private boolean tied(TableName table) {
        return verdict(table).filter(verdict -> verdict != Verdict.SHARED).isPresent();
    }

    private boolean redundant(ForeignKey key) {
        return graph.root().filter(key.target()::equals).isPresent()
                && cascades(key)
                && !cycles.containsKey(key.table())
                && table(key.table()).foreignKeys().stream()
                        .anyMatch(other -> cascades(other)
                                && !other.target().equals(key.target())
                                && !other.selfReference()
                                && effects.containsKey(other));
    }

    private static boolean cascades(ForeignKey key) {
        return key.onDelete() == DeleteAction.CASCADE;
    }

    private Line line(ForeignKey key) {
        var effect = Optional.ofNullable(effects.get(key));
        var blocking = verdict(key.table())
                .filter(verdict -> verdict == Verdict.BLOCKS || verdict == Verdict.ROOT)
                .isPresent();
        if (blocking
                && effect.filter(found -> found.certainty() != Certainty.SAFE).isPresent()) {
            return Line.BLOCKS;
        }
        if (closesCycle(key)) {
            return Line.CYCLE;
        }
        if (effect.isEmpty()) {
            return Line.LOOSE;
        }
        return switch (key.onDelete()) {
            case CASCADE -> Line.CASCADE;
            case SET_NULL, SET_DEFAULT -> Line.CLEARS;
            case NO_ACTION, RESTRICT -> Line.PASSES;
        };
    }

    private boolean closesCycle(ForeignKey key) {
        var cycle = Optional.ofNullable(cycles.get(key.table()));
        return cycle.isPresent()
                && cycle.equals(Optional.ofNullable(cycles.get(key.target())))
                && Optional.ofNullable(verdicts.get(key.table()))
                        .filter(verdict -> verdict.path().contains(key))
                        .isEmpty();
    }

    private Optional<Verdict> verdict(TableName table) {
        return Optional.ofNullable(verdicts.get(table)).map(TableVerdict::verdict);
    }
}
