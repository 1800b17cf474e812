package dev.seedbed.core.guard.routes;

import java.util.Optional;
import java.util.regex.Pattern;

/// A text cut at the marks of Seedbed: what is its own, and what stands before and behind. The marks belong to
/// neither side's hash; line ends don't count.
record Region(String before, String body, String behind) {

    private static final Pattern MARKED = Pattern.compile(
            "(?s)(.*?^[^\\n]*\\b" + Comment.BEGIN + "\\b[^\\n]*\\n)(.*?)(^[^\\n]*\\b" + Comment.END + "\\b.*)",
            Pattern.MULTILINE);

    /// Empty where there is not one begin with one end behind it.
    static Optional<Region> find(String text) {
        var marked = MARKED.matcher(text);
        return marked.matches() && once(text, Comment.BEGIN) && once(text, Comment.END)
                ? Optional.of(new Region(marked.group(1), marked.group(2), marked.group(3)))
                : Optional.empty();
    }

    private static boolean once(String text, String mark) {
        return text.indexOf(mark) == text.lastIndexOf(mark);
    }

    /// The whole text with another body, in the line ends that it has.
    String with(String other) {
        return before + (before.endsWith("\r\n") ? other.replace("\n", "\r\n") : other) + behind;
    }

    /// Whether nothing but the marks is around it.
    boolean alone() {
        return before.lines().count() == 1 && behind.lines().count() == 1;
    }

    static String plain(String text) {
        return text.replace("\r\n", "\n");
    }
}
