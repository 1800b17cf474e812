package dev.seedbed.core.generate;

import dev.seedbed.core.generate.value.Composition;
import dev.seedbed.core.generate.value.Dictionary;
import dev.seedbed.core.generate.value.PatternParser;
import dev.seedbed.core.generate.value.PatternText;
import dev.seedbed.core.generate.value.TextPart;
import dev.seedbed.core.generate.value.Vocabulary;
import dev.seedbed.core.generate.value.Words;
import dev.seedbed.core.scenario.Kind;
import java.util.Locale;
import java.util.Optional;

/// Sources for text, by meaning. Identifiers come out of reserved space only; what must be unique carries its index.
final class TextSources {

    private static final int SHORT = 4;
    private static final long[] AREA_CODES = {202, 212, 305, 312, 404, 415, 503, 602, 617, 702, 713, 808};

    private final Dictionary words = Dictionary.english();
    private final Words firstSlugs = words.firstNames().slugs();
    private final Words lastSlugs = words.lastNames().slugs();

    ValueSource of(Kind kind, Cell cell) {
        var most = cell.maxLength().orElse(Integer.MAX_VALUE);
        var least = cell.bounds().minLength();
        if (most <= SHORT || least > 8 || least == most) {
            return characters(cell, Math.max(least, Math.min(most, Math.max(1, SHORT))));
        }
        var meaning = cell.bounds().lowerCase() && kind != Kind.EMAIL ? Kind.SLUG : kind;
        return composed(meaning, cell).within(most);
    }

    /// Letters and digits of an exact length.
    private static ValueSource characters(Cell cell, int length) {
        var alphabet = cell.bounds().lowerCase() || length > SHORT ? "[a-z0-9]" : "[A-Z0-9]";
        return new PatternText(
                PatternParser.parse(alphabet + "{" + length + "}").orElseThrow(), cell.key(), cell.unique());
    }

    private Composition composed(Kind kind, Cell cell) {
        var person = cell.shared("person");
        var first = person.child("first");
        var last = person.child("last");
        return switch (kind) {
            case FIRST_NAME -> numbered(cell, " ", TextPart.word(first, words.firstNames()));
            case LAST_NAME -> numbered(cell, " ", TextPart.word(last, words.lastNames()));
            case PERSON_NAME ->
                numbered(
                        cell,
                        " ",
                        TextPart.word(first, words.firstNames()),
                        TextPart.fixed(" "),
                        TextPart.word(last, words.lastNames()));
            case USERNAME ->
                numbered(
                        cell,
                        "",
                        TextPart.word(first, firstSlugs),
                        TextPart.fixed("."),
                        TextPart.word(last, lastSlugs));
            case EMAIL -> email(cell, TextPart.word(first, firstSlugs), TextPart.word(last, lastSlugs));
            case COMPANY ->
                numbered(
                        cell,
                        " ",
                        TextPart.word(cell.key(), words.lastNames()),
                        TextPart.fixed(" "),
                        TextPart.word(cell.key().child(2), words.companySuffixes()));
            case STREET ->
                numbered(
                        cell,
                        ", ",
                        TextPart.number(cell.key(), 1, 250, 1),
                        TextPart.fixed(" "),
                        TextPart.word(cell.key().child(2), words.lastNames()),
                        TextPart.fixed(" "),
                        TextPart.word(cell.key().child(3), words.streetSuffixes()));
            case CITY -> numbered(cell, " ", TextPart.word(cell.key(), words.cities()));
            case STATE -> numbered(cell, " ", TextPart.word(cell.key(), words.states()));
            case TITLE ->
                numbered(
                        cell,
                        " ",
                        TextPart.word(cell.key(), words.adjectives()),
                        TextPart.fixed(" "),
                        TextPart.word(cell.key().child(2), words.departments()));
            case PRODUCT ->
                numbered(
                        cell,
                        " ",
                        TextPart.word(cell.key(), words.adjectives()),
                        TextPart.fixed(" "),
                        TextPart.word(cell.key().child(2), words.materials()),
                        TextPart.fixed(" "),
                        TextPart.word(cell.key().child(3), words.products()));
            case PARAGRAPH -> numbered(cell, " ", TextPart.words(cell.key(), words.latin(), 20, 60));
            case SENTENCE -> numbered(cell, " ", TextPart.words(cell.key(), words.latin(), 4, 12));
            case WORD -> numbered(cell, "-", TextPart.word(cell.key(), words.latin()));
            default -> identifier(kind, cell);
        };
    }

    private Composition identifier(Kind kind, Cell cell) {
        return switch (kind) {
            case PHONE -> phone(cell);
            case POSTCODE -> numbered(cell, "", TextPart.fixed("00"), TextPart.number(cell.key(), 0, 499, 3));
            case IBAN ->
                Composition.of(TextPart.fixed("DE00"))
                        .ending(index(cell, 18).orElse(TextPart.number(cell.key(), 0, 999_999_999_999_999_999L, 18)));
            case HOST ->
                Composition.of(TextPart.word(cell.key(), lastSlugs))
                        .ending(suffix(cell, "-"), TextPart.fixed(".example.com"));
            case URL ->
                Composition.of(
                                TextPart.fixed("https://"),
                                TextPart.word(cell.key(), lastSlugs),
                                TextPart.fixed(".example.com/"),
                                TextPart.word(cell.key().child(2), words.latin()))
                        .ending(suffix(cell, "-"));
            case IP_ADDRESS -> ip(cell);
            case PASSWORD_HASH ->
                numbered(cell, "", TextPart.fixed("$2a$04$seedbedseedbedseedbee"), TextPart.hex(cell.key(), 31));
            case TOKEN -> numbered(cell, "_", TextPart.fixed("test_"), TextPart.hex(cell.key(), 24));
            case HEX -> hex(cell);
            case SLUG ->
                numbered(
                        cell,
                        "-",
                        TextPart.word(cell.key(), words.latin()),
                        TextPart.fixed("-"),
                        TextPart.word(cell.key().child(2), words.latin()));
            case CODE ->
                Composition.of(TextPart.fixed(prefix(cell)))
                        .ending(index(cell, 5).orElse(TextPart.number(cell.key(), 1, 99_999, 5)));
            case FILE_NAME ->
                Composition.of(
                                TextPart.word(cell.key(), words.latin()),
                                TextPart.fixed("-"),
                                TextPart.word(cell.key().child(2), words.latin()))
                        .ending(
                                suffix(cell, "-"),
                                TextPart.fixed("."),
                                TextPart.word(cell.key().child(3), new Words(Vocabulary.EXTENSIONS)));
            default -> numbered(cell, " ", TextPart.words(cell.key(), words.latin(), 2, 5));
        };
    }

    /// The parts, and behind `separator` the index where the column is unique.
    private static Composition numbered(Cell cell, String separator, TextPart... parts) {
        var text = Composition.of(parts);
        return index(cell, 1)
                .map(index -> text.ending(TextPart.fixed(separator), index))
                .orElse(text);
    }

    private static Composition email(Cell cell, TextPart first, TextPart last) {
        return Composition.of(first, TextPart.fixed("."), last)
                .ending(suffix(cell, ""), TextPart.fixed("@example.com"));
    }

    private static Composition phone(Cell cell) {
        TextPart area = (place, text) ->
                text.append(AREA_CODES[(int) Key.below(cell.key().draw(place), AREA_CODES.length)]);
        return Composition.of(
                        TextPart.fixed("+1"),
                        area,
                        TextPart.fixed("55501"),
                        TextPart.number(cell.key().child(2), 0, 99, 2))
                .ending(suffix(cell, ";ext="));
    }

    /// Documentation addresses: few in IPv4, plenty in IPv6.
    private static Composition ip(Cell cell) {
        return index(cell, 1)
                .map(_ -> Composition.of(TextPart.fixed("2001:db8::"))
                        .ending(hexIndex(cell.unique().orElseThrow())))
                .orElseGet(() -> Composition.of(TextPart.fixed("198.51.100."), TextPart.number(cell.key(), 1, 254, 1)));
    }

    /// An index as the last four groups of an IPv6 address.
    static TextPart hexIndex(Index index) {
        return (place, text) -> {
            var number = index.of(place) + 1;
            for (var shift = 48; shift >= 0; shift -= 16) {
                text.hex(number >>> shift, 4);
                if (shift > 0) {
                    text.append(':');
                }
            }
        };
    }

    private static Composition hex(Cell cell) {
        var length = Math.min(64, cell.maxLength().orElse(64));
        var unique = cell.unique();
        return unique.isEmpty()
                ? Composition.of(TextPart.hex(cell.key(), length))
                : Composition.of(TextPart.hex(cell.key(), Math.max(0, length - 16)))
                        .ending((place, text) -> text.hex(unique.get().of(place), Math.min(16, length)));
    }

    private static TextPart suffix(Cell cell, String separator) {
        var index = index(cell, 1);
        return (place, text) -> {
            if (index.isPresent()) {
                text.append(separator);
                index.get().append(place, text);
            }
        };
    }

    private static Optional<TextPart> index(Cell cell, int width) {
        return cell.unique().map(index -> TextPart.index(index, width));
    }

    /// "invoice_number" → "INV-"; short columns get none.
    private static String prefix(Cell cell) {
        var letters = cell.name().replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
        return cell.maxLength().orElse(Integer.MAX_VALUE) < 10
                ? ""
                : letters.substring(0, Math.min(3, letters.length())) + "-";
    }
}
