package dev.seedbed.core.guard.audit;

import dev.seedbed.core.generate.value.City;
import dev.seedbed.core.generate.value.Dictionary;
import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.NameMode;
import dev.seedbed.core.scenario.edge.EdgeCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words that the generator makes names and addresses of, in every language and every name mode.
final class ClosedWords {

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}]+");
    /// Written without blanks between words.
    private static final Pattern UNSPACED = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]+");

    private final List<String> single;
    /// The names of streets in all languages but English, which puts them together of two words.
    private final Set<String> streets;
    /// What stands beside a name of a street.
    private final Set<String> marks;
    /// One set a language: words of several are not put together.
    private final List<Set<String>> folded;

    private ClosedWords() {
        single = lists(Dictionary.of(Language.ENGLISH))
                .distinct()
                .sorted()
                .filter(word -> word.matches("\\p{L}[\\p{L}'.-]*"))
                .toList();
        var dictionaries = Arrays.stream(Language.values()).map(Dictionary::of).toList();
        streets = dictionaries.stream()
                .flatMap(dictionary -> dictionary.find("streets").stream())
                .flatMap(words -> words.list().stream())
                .map(street -> String.join(" ", parts(street)))
                .collect(Collectors.toSet());
        marks = dictionaries.stream()
                .flatMap(Dictionary::fixed)
                .flatMap(mark -> parts(mark).stream())
                .collect(Collectors.toSet());
        folded = dictionaries.stream()
                .map(dictionary -> Stream.of(lists(dictionary), dictionary.fixed(), names(dictionary))
                        .flatMap(words -> words)
                        .flatMap(word -> parts(word).stream())
                        .collect(Collectors.toSet()))
                .toList();
    }

    /// Read on first use: the lists take a while to open.
    static ClosedWords all() {
        return Holder.ALL;
    }

    private static final class Holder {
        private static final ClosedWords ALL = new ClosedWords();
    }

    private static Stream<String> lists(Dictionary dictionary) {
        return Stream.concat(City.ALL.stream().map(City::name), dictionary.all().stream());
    }

    private static Stream<String> names(Dictionary dictionary) {
        return Arrays.stream(NameMode.values())
                .map(dictionary::names)
                .flatMap(names -> Stream.of(names.first(), names.last()))
                .flatMap(words -> words.list().stream());
    }

    /// The English words without a blank in them, as they are written.
    List<String> single() {
        return single;
    }

    /// Whether a text is made of nothing else, numbers and marks aside, or is an edge case.
    boolean make(String text) {
        if (EdgeCatalogue.isText(text)) {
            return true;
        }
        var parts = parts(text);
        return folded.stream()
                .anyMatch(words -> parts.stream().allMatch(part -> words.contains(part) || joined(part, words)));
    }

    /// Whether a text is a street that the generator makes, and a number; or an edge case.
    boolean makeStreet(String text) {
        if (EdgeCatalogue.isText(text)) {
            return true;
        }
        var parts = parts(text);
        return parts.stream().allMatch(folded.getFirst()::contains)
                || streets.contains(
                        parts.stream().filter(part -> !marks.contains(part)).collect(Collectors.joining(" ")));
    }

    /// A family name and a given name, say, in a language that puts no blank between.
    private static boolean joined(String part, Set<String> words) {
        for (var end = 1; end < part.length(); end++) {
            if (words.contains(part.substring(0, end)) && words.contains(part.substring(end))) {
                return UNSPACED.matcher(part).matches();
            }
        }
        return false;
    }

    private static List<String> parts(String text) {
        return SEPARATORS
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
