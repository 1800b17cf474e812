package dev.seedbed.core.guard.routes;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.Optional;

/// A file of the repository as it is and as it is to be; empty where it is not there. `data` is nothing for
/// people to read; `why` says why it is refused.
public record PlannedFile(
        String path,
        FileState state,
        Optional<String> before,
        Optional<String> after,
        boolean data,
        Optional<String> why) {

    private static final int CONTEXT = 3;
    private static final String NOWHERE = "/dev/null";

    /// A unified diff as git writes it; empty where nothing changes.
    public String diff() {
        var old = lines(before);
        var patch = DiffUtils.diff(old, lines(after));
        var diff = UnifiedDiffUtils.generateUnifiedDiff(
                before.isEmpty() ? NOWHERE : "a/" + path, after.isEmpty() ? NOWHERE : "b/" + path, old, patch, CONTEXT);
        return diff.isEmpty() ? "" : String.join("\n", diff) + "\n";
    }

    private static List<String> lines(Optional<String> text) {
        return text.map(content -> content.lines().toList()).orElse(List.of());
    }
}
