package dev.seedbed.core.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Takes the names of tables and columns apart into words.
public final class NameWords {

    private static final Pattern BOUNDARY = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    private NameWords() {}

    /// The words of a name in `snake_case`, `kebab-case` or `CamelCase`, in lower case; never empty.
    public static List<String> of(String name) {
        var words = Arrays.stream(BOUNDARY.split(name))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        return words.isEmpty() ? List.of(name) : words;
    }

    public static String singular(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes")) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
    }

    /// The words as one, the last in the singular: `blog_posts` and `BlogPost` name the same thing.
    public static String entity(List<String> words) {
        return String.join("", words.subList(0, words.size() - 1)) + singular(words.getLast());
    }

    /// A name without case and separators, so that `tenantId`, `TENANT_ID_` and `tenant_id` are one.
    public static String folded(String name) {
        return of(name).stream().collect(Collectors.joining());
    }
}
