package dev.seedbed.fakes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What listings show of a service whose listings lag behind.
final class StaleListing<T> {

    private final Deque<List<T>> behind = new ArrayDeque<>();

    /// Before a change: the next so many listings show this.
    void keep(List<T> before, int listings) {
        for (var shown = 0; shown < listings; shown++) {
            behind.add(List.copyOf(before));
        }
    }

    List<T> see(List<T> now) {
        return behind.isEmpty() ? now : behind.remove();
    }
}
