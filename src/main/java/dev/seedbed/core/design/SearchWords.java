package dev.seedbed.core.design;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a person looks for: all of these words, in any order, anywhere in a text, in capitals or not.
public record SearchWords(List<String> words) {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    public SearchWords {
        words = List.copyOf(words);
    }

    public static SearchWords of(String search) {
        return new SearchWords(
                SPACE.splitAsStream(search.toLowerCase(Locale.ROOT).strip())
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    /// Whether nothing is looked for; that is in every text.
    public boolean isEmpty() {
        return words.isEmpty();
    }

    public boolean in(String text) {
        return isEmpty() || words.stream().allMatch(text.toLowerCase(Locale.ROOT)::contains);
    }
}
