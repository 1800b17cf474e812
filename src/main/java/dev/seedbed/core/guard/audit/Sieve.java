package dev.seedbed.core.guard.audit;

import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.synthetic.Identifier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a server leaves out before a cell is read: only what the {@link Judge} would pass over anyway.
/// Everything else is sent, however harmless it proves to be.
final class Sieve {

    /// Longer cells are read to here.
    static final int LONGEST = 4 << 20;

    /// A key that may name something; one with escapes has a backslash.
    private static final String KEYS = "(?:"
            + Arrays.stream(Identifier.values())
                    .flatMap(kind -> kind.words().stream())
                    .collect(Collectors.joining("|"))
            + ")[^\"]*\"[[:space:]]*(?::|=>)";
    private static final String TELLING = "[0-9" + Judge.TELLING + "]";
    /// Reserved networks; those that Seedbed draws from come first.
    private static final List<String> NETWORKS = List.of(
            "198.51.100.0/24",
            "203.0.113.0/24",
            "192.0.2.0/24",
            "198.18.0.0/15",
            "2001:db8::/32",
            "3fff::/20",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "127.0.0.0/8",
            "::1",
            "fc00::/7",
            "fe80::/10");
    private static final Set<Identifier> NAMES = EnumSet.of(Identifier.PERSON_NAME);
    private static final Set<Identifier> STREETS = EnumSet.of(Identifier.STREET);
    /// A whole reserved value in a longer cell is not looked for.
    private static final int SHORT = 64;

    private Sieve() {}

    private static String any(Stream<String> patterns) {
        return patterns.map(pattern -> "(?:" + pattern + ")").collect(Collectors.joining("|"));
    }

    /// The cell as the judge takes it, in SQL; one character more tells that there are more.
    static String text(Subject subject) {
        return "left(" + whole(subject) + ", " + (LONGEST + 1) + ")";
    }

    /// The same, however long it is. Compared by bytes: there are collations that know no patterns.
    static String whole(Subject subject) {
        return "(" + uncollated(subject) + " COLLATE \"C\")";
    }

    private static String uncollated(Subject subject) {
        var column = Sql.identifier(subject.column());
        return switch (subject.form()) {
            case BYTES -> "encode(" + column + ", 'escape')";
            case INET -> "split_part(" + column + "::text, '/', 1)";
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
        return "(" + quick(subject, text) + harmless(subject, text) + closed(subject, text) + text + " <> '')";
    }

    private static String telling(String text) {
        return text + " ~ " + Sql.literal(TELLING);
    }

    /// The reserved values that Seedbed makes most of, without a pattern: a pattern takes ten times as long.
    private static String quick(Subject subject, String text) {
        var column = Sql.identifier(subject.column());
        return switch (subject.form()) {
            case INET ->
                unless(NETWORKS.stream()
                        .map(network -> column + " <<= '" + network + "'")
                        .collect(Collectors.joining(" OR ")));
            case TEXT ->
                (subject.named().contains(Identifier.EMAIL)
                                ? unless(text + " LIKE '%" + Judge.RESERVED + "' AND " + text + " NOT LIKE '%@%@%' AND "
                                        + text + " NOT LIKE '% %'")
                                : "")
                        + (subject.named().contains(Identifier.PHONE) ? unless(text + " LIKE '+1___55501__'") : "");
            default -> "";
        };
    }

    /// A cell that is one reserved value as a whole, of a kind that the column's name says.
    private static String harmless(Subject subject, String text) {
        var patterns = subject.named().stream()
                .flatMap(kind -> kind.harmless().stream())
                .toList();
        return patterns.isEmpty()
                ? ""
                : unless("length(" + text + ") < " + SHORT + " AND " + text + " ~ "
                        + Sql.literal("^(?:" + any(patterns.stream()) + ")$"));
    }

    private static String unless(String harmless) {
        return "NOT (" + harmless + ") AND ";
    }

    /// One or two of the generator's words, or a house number and two of them, with one blank between.
    private static String closed(Subject subject, String text) {
        if (subject.form() != CellForm.TEXT) {
            return "";
        }
        var first = "split_part(" + text + ", ' ', 1)";
        var behind = "substr(" + text + ", strpos(" + text + ", ' ') + 1)";
        if (subject.named().equals(NAMES)) {
            return unless(word(text) + " OR (" + word(first) + " AND " + word(behind) + ")");
        }
        if (subject.named().equals(STREETS)) {
            var last = "substr(" + behind + ", strpos(" + behind + ", ' ') + 1)";
            return unless("length(" + first + ") < 5 AND " + first + " ~ '^[0-9]+$' AND "
                    + word("split_part(" + behind + ", ' ', 1)") + " AND " + word(last));
        }
        return "";
    }

    private static String word(String text) {
        return text + " IN (SELECT unnest(" + Sql.literal(array()) + "::text[]))";
    }

    private static String array() {
        return ClosedWords.all().single().stream()
                .map(word -> "\"" + word.replace("\"", "") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
