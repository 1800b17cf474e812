package dev.seedbed.core.generate.value;

import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.NameMode;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Given and family names of a language, and each of them again at the same place as an address takes it: lower-case
/// ASCII letters and digits.
public record Names(Words first, Words last, Words firstSlugs, Words lastSlugs) {

    private static final Map<String, String> UMLAUTS = Map.of("ä", "ae", "ö", "oe", "ü", "ue");
    /// Letters that are not made of a letter and a mark.
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i");

    /// A name, and how it is written in Latin letters.
    private record Name(String name, String latin) {}

    static Names of(Dictionary dictionary, NameMode mode) {
        return switch (mode) {
            case COMMON -> of(dictionary.language(), common(dictionary, "first"), common(dictionary, "last"));
            case MARKED ->
                of(
                        dictionary.language(),
                        common(dictionary, "first"),
                        common(dictionary, "last").stream()
                                .map(name -> new Name(
                                        dictionary.setting("mark") + name.name(),
                                        dictionary.setting("mark-latin") + name.latin()))
                                .toList());
            case INVENTED -> of(dictionary.language(), invented(dictionary, "first"), invented(dictionary, "last"));
        };
    }

    private static Names of(Language language, List<Name> first, List<Name> last) {
        return new Names(written(first), written(last), slugs(language, first), slugs(language, last));
    }

    private static Words written(List<Name> names) {
        return new Words(names.stream().map(Name::name).toList());
    }

    private static Words slugs(Language language, List<Name> names) {
        return new Words(
                names.stream().map(name -> slug(language, name.latin())).toList());
    }

    private static List<Name> common(Dictionary dictionary, String which) {
        return names(dictionary, which + "-names");
    }

    /// Every beginning with every ending, as far as nobody's name in the lists of any language is spelled so.
    private static List<Name> invented(Dictionary dictionary, String which) {
        var endings = names(dictionary, which + "-endings");
        return names(dictionary, "beginnings").stream()
                .flatMap(beginning -> endings.stream()
                        .map(ending -> new Name(beginning.name() + ending.name(), beginning.latin() + ending.latin())))
                .filter(name -> !Listed.NAMES.contains(folded(name.name()))
                        && !Listed.NAMES.contains(slug(dictionary.language(), name.latin())))
                .toList();
    }

    /// A list with its Latin letters: those of the list beside it, or its own.
    private static List<Name> names(Dictionary dictionary, String list) {
        var names = dictionary.words(list).list();
        var latin = dictionary.find(list + "-latin").map(Words::list).orElse(names);
        return IntStream.range(0, names.size())
                .mapToObj(index -> new Name(names.get(index), latin.get(index)))
                .toList();
    }

    /// Every name of every language, as it is written and in plain letters.
    private static final class Listed {
        private static final Set<String> NAMES = Arrays.stream(Language.values())
                .flatMap(language -> Stream.of("first", "last")
                        .flatMap(which -> common(Dictionary.of(language), which).stream())
                        .flatMap(name -> Stream.of(folded(name.name()), slug(language, name.latin()))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Lower case, ASCII letters and digits only.
    private static String slug(Language language, String latin) {
        var text = folded(latin);
        if (language == Language.GERMAN) {
            text = replaced(text, UMLAUTS);
        }
        var plain = Normalizer.normalize(replaced(text, LETTERS), Normalizer.Form.NFD)
                .replaceAll("[^a-z0-9]+", "");
        return plain.isEmpty() ? "x" : plain;
    }

    private static String replaced(String text, Map<String, String> letters) {
        var changed = text;
        for (var letter : letters.entrySet()) {
            changed = changed.replace(letter.getKey(), letter.getValue());
        }
        return changed;
    }
}
