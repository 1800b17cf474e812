package dev.seedbed.core.guard.routes;

import java.util.List;
import java.util.stream.Stream;

/// What writing the kit would do to a repository, file by file, by path.
public record KitPlan(List<PlannedFile> files) {

    public KitPlan {
        files = List.copyOf(files);
    }

    public List<PlannedFile> refused() {
        return with(FileState.REFUSED).toList();
    }

    /// Those that are written or deleted.
    public List<PlannedFile> changes() {
        return Stream.of(FileState.NEW, FileState.CHANGED, FileState.REMOVED)
                .flatMap(this::with)
                .toList();
    }

    private Stream<PlannedFile> with(FileState state) {
        return files.stream().filter(file -> file.state() == state);
    }
}
