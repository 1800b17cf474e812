package dev.seedbed.core.cascade;

import java.util.Collection;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/// The help on a verdict, a kind of key effect or a badge, the same wherever it is shown: what it means, when it is
/// fine, how to mend it.
public record Explanation(String title, String meaning, String fine, String mend) {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("dev.seedbed.core.cascade.explanations");

    public static Explanation of(Verdict verdict) {
        return read("verdict." + verdict.code());
    }

    public static Explanation of(Cause cause) {
        return read("cause." + cause.code());
    }

    public static Explanation of(Badge badge) {
        return read("badge." + badge.code());
    }

    /// All that helps with one table: its verdict, each kind of key that can make the delete fail, its badges.
    public static List<Explanation> of(TableVerdict verdict, Collection<KeyEffect> effects) {
        var causes = effects.stream()
                .filter(effect -> effect.certainty() != Certainty.SAFE)
                .map(KeyEffect::cause)
                .distinct()
                .sorted()
                .map(Explanation::of);
        var badges = verdict.badges().stream().sorted().map(Explanation::of);
        return Stream.concat(Stream.of(of(verdict.verdict())), Stream.concat(causes, badges))
                .toList();
    }

    private static Explanation read(String code) {
        return new Explanation(
                TEXTS.getString(code + ".title"),
                TEXTS.getString(code + ".meaning"),
                TEXTS.getString(code + ".fine"),
                TEXTS.getString(code + ".mend"));
    }
}
