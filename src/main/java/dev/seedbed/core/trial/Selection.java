package dev.seedbed.core.trial;

import dev.seedbed.core.trial.Candidates.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Chooses among combinations that hold: some of each shape (which columns are NULL), those that look most like data
/// first. A combination is an index into each column's choices, then one into the masks.
record Selection(List<List<Candidate>> choices, List<List<Boolean>> masks) {

    private static final int MOST_KEPT = 96;
    private static final int KEPT_PER_SHAPE = 24;
    private static final int LOOKED_AT = 2_000;

    List<List<Optional<String>>> best(List<int[]> found) {
        var shapes = new TreeMap<String, List<int[]>>();
        for (var tuple : found) {
            shapes.computeIfAbsent(shape(tuple), _ -> new ArrayList<>()).add(tuple);
        }
        var each = shapes.size() == 1
                ? MOST_KEPT
                : Math.max(1, Math.min(KEPT_PER_SHAPE, MOST_KEPT / Math.max(1, shapes.size())));
        return shapes.values().stream()
                .flatMap(tuples -> spread(tuples, each).stream())
                .limit(MOST_KEPT)
                .map(this::cells)
                .toList();
    }

    private List<Optional<String>> cells(int[] tuple) {
        var cells = new ArrayList<Optional<String>>();
        for (var index = 0; index < choices.size(); index++) {
            cells.add(choices.get(index).get(tuple[index]).value());
        }
        masks.get(tuple[choices.size()]).forEach(given -> cells.add(given ? Optional.of("") : Optional.empty()));
        return cells;
    }

    /// The cheapest first, and among those the ones that repeat no value of the others as long as there are such.
    private List<int[]> spread(List<int[]> tuples, int count) {
        var uses = new HashMap<List<Integer>, Integer>();
        var open = tuples.stream()
                .sorted(Comparator.comparingInt(this::cost))
                .limit(LOOKED_AT)
                .collect(Collectors.toCollection(ArrayList::new));
        var best = new ArrayList<int[]>();
        while (best.size() < count && !open.isEmpty()) {
            var next = open.stream()
                    .min(Comparator.comparingInt(tuple -> 2 * cost(tuple) + repeats(uses, tuple)))
                    .orElseThrow();
            open.remove(next);
            for (var index = 0; index < choices.size(); index++) {
                uses.merge(List.of(index, next[index]), 1, Integer::sum);
            }
            best.add(next);
        }
        return best;
    }

    private int repeats(Map<List<Integer>, Integer> uses, int[] tuple) {
        return IntStream.range(0, choices.size())
                .map(index -> uses.getOrDefault(List.of(index, tuple[index]), 0))
                .sum();
    }

    private int cost(int[] tuple) {
        return IntStream.range(0, choices.size())
                .map(index -> choices.get(index).get(tuple[index]).cost())
                .sum();
    }

    private String shape(int[] tuple) {
        return IntStream.range(0, choices.size())
                        .mapToObj(index ->
                                choices.get(index).get(tuple[index]).value().isPresent() ? "+" : "-")
                        .collect(Collectors.joining())
                + tuple[choices.size()];
    }
}
