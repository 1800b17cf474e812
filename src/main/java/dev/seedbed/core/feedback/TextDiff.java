package dev.seedbed.core.feedback;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.Optional;

/// What would change in a file of text.
public final class TextDiff {

    private static final int CONTEXT = 3;
    private static final String NOWHERE = "/dev/null";

    private TextDiff() {}

    /// A unified diff as git writes it; empty where nothing changes. A text is empty where the file is not there.
    public static String unified(String path, Optional<String> before, Optional<String> after) {
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
