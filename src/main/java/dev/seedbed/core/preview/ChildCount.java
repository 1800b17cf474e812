package dev.seedbed.core.preview;

import java.util.List;

/// How many of the `looked` rows point at a row, and the first of them by their numbers. Of `candidates` rows any
/// could; `counted` when they follow from the numbering, and none had to be looked at.
public record ChildCount(long count, List<Long> first, long looked, long candidates, boolean counted) {

    public ChildCount {
        first = List.copyOf(first);
    }

    /// Whether there are no others.
    public boolean complete() {
        return counted || looked == candidates;
    }
}
