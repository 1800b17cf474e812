package dev.seedbed.core.guard.audit;

import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.synthetic.Identifier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a server leaves out before a cell is read: only what the {@link Judge} would pass over anyway.
/// Everything else is sent, however harmless it proves to be.
final class Sieve {

    /// Longer cells are read to here.
    static final int LONGEST = 4 << 20;

    private static final String ANYWHERE =
            any(Arrays.stream(Identifier.values()).flatMap(kind -> kind.anywhere().stream()));
    /// A key that may name something; one with escapes has a backslash.
    private static final String KEYS = "(?:"
            + Arrays.stream(Identifier.values())
                    .flatMap(kind -> kind.words().stream())
                    .collect(Collectors.joining("|"))
            + ")[^\"]*\"[[:space:]]*(?::|=>)";
    private static final String TELLING = "[0-9" + Judge.TELLING + "]";
    private static final Set<Identifier> OF_WORDS = EnumSet.of(Identifier.PERSON_NAME, Identifier.STREET);
    private static final int MOST_WORDS = 4;

    private Sieve() {}

    private static String any(Stream<String> patterns) {
        return patterns.map(pattern -> "(?:" + pattern + ")").collect(Collectors.joining("|"));
    }

    /// The cell as the judge takes it, in SQL.
    static String text(Subject subject) {
        return "left(" + whole(subject) + ", " + LONGEST + ")";
    }

    private static String whole(Subject subject) {
        var column = Sql.identifier(subject.column());
        return switch (subject.form()) {
            case BYTES -> "encode(" + column + ", 'escape')";
            case NETWORK -> "split_part(" + column + "::text, '/', 1)";
            default -> column + "::text";
        };
    }

    /// Whether the judge has to see the cell, in SQL; NULL or false where it need not.
    static String suspects(Subject subject) {
        var text = whole(subject);
        if (subject.named().isEmpty()) {
            return switch (subject.form()) {
                case DOCUMENT, PAIRS ->
                    "(" + telling(text) + " OR " + text + " ~* " + Sql.literal(KEYS) + " OR strpos(" + text + ", "
                            + Sql.literal("\\") + ") > 0)";
                case ARRAY -> "(" + telling(text) + " OR strpos(" + text + ", " + Sql.literal("\\") + ") > 0)";
                default -> telling(text);
            };
        }
        return "(" + text + " <> ''"
                + harmless(subject)
                        .map(pattern -> " AND " + text + " !~ " + Sql.literal(pattern))
                        .orElse("")
                + (subject.form() == CellForm.TEXT && OF_WORDS.containsAll(subject.named())
                        ? " AND NOT " + closed(text)
                        : "")
                + ")";
    }

    private static String telling(String text) {
        return "(" + text + " ~ " + Sql.literal(TELLING) + " AND " + text + " ~ " + Sql.literal(ANYWHERE) + ")";
    }

    /// A cell that is one reserved value as a whole, of a kind that the column's name says.
    private static Optional<String> harmless(Subject subject) {
        var patterns = subject.named().stream()
                .flatMap(kind -> kind.harmless().stream())
                .toList();
        return patterns.isEmpty() ? Optional.empty() : Optional.of("^(?:" + any(patterns.stream()) + ")$");
    }

    /// A few words of the generator's, or numbers, with one blank between.
    private static String closed(String text) {
        var words = "(SELECT unnest(" + Sql.literal(array()) + "::text[]))";
        var parts = Stream.iterate(1, number -> number <= MOST_WORDS, number -> number + 1)
                .map(number -> "split_part(" + text + ", ' ', " + number + ")")
                .map(part -> "(" + part + " IN " + words + " OR " + part + " ~ '^[0-9]{0,9}$')");
        return "(" + text + " !~ '[0-9] [0-9]' AND split_part(" + text + ", ' ', " + (MOST_WORDS + 1) + ") = '' AND "
                + parts.collect(Collectors.joining(" AND ")) + ")";
    }

    private static String array() {
        return ClosedWords.all().single().stream()
                .map(word -> "\"" + word.replace("\"", "") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
