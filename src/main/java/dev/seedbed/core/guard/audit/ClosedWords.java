package dev.seedbed.core.guard.audit;

import dev.seedbed.core.generate.value.City;
import dev.seedbed.core.generate.value.Dictionary;
import dev.seedbed.core.generate.value.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words that the generator makes names and addresses of.
final class ClosedWords {

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}]+");

    private final List<String> words;
    private final Set<String> folded = new HashSet<>();

    private ClosedWords(Stream<String> all) {
        words = all.distinct().sorted().toList();
        words.forEach(word -> folded.addAll(parts(word)));
    }

    /// Read on first use: the lists take a while to open.
    static ClosedWords all() {
        return Holder.ALL;
    }

    private static final class Holder {
        private static final ClosedWords ALL = new ClosedWords(lists(Dictionary.english()));

        private static Stream<String> lists(Dictionary dictionary) {
            var cities = new Words(City.ALL.stream().map(City::name).toList());
            return Stream.of(
                            cities,
                            dictionary.firstNames(),
                            dictionary.lastNames(),
                            dictionary.streetSuffixes(),
                            dictionary.latin(),
                            dictionary.companySuffixes(),
                            dictionary.industries(),
                            dictionary.departments(),
                            dictionary.adjectives(),
                            dictionary.materials(),
                            dictionary.products(),
                            dictionary.jobs(),
                            dictionary.colors())
                    .flatMap(words -> words.list().stream());
        }
    }

    /// The words without a blank in them, as they are written.
    List<String> single() {
        return words.stream().filter(word -> word.matches("\\p{L}[\\p{L}'.-]*")).toList();
    }

    /// Whether a text is made of nothing else, numbers and marks aside.
    boolean make(String text) {
        return folded.containsAll(parts(text));
    }

    private static List<String> parts(String text) {
        return SEPARATORS
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
