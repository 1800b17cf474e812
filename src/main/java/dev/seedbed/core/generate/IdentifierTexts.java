package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.value.Composition;
import dev.seedbed.core.generate.value.Dictionary;
import dev.seedbed.core.generate.value.Names;
import dev.seedbed.core.generate.value.TextPart;
import dev.seedbed.core.generate.value.Vocabulary;
import dev.seedbed.core.generate.value.Words;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.NameMode;
import java.util.Locale;
import java.util.Optional;

/// Texts that identify something: addresses, numbers, codes. Those that could reach somebody come out of reserved
/// space only; what must be unique carries its index.
final class IdentifierTexts {

    private static final long[] AREA_CODES = {202, 212, 305, 312, 404, 415, 503, 602, 617, 702, 713, 808};
    private static final int CODE_WITH_PREFIX = 10;
    /// The longest number of a block, and what an extension takes behind it.
    private static final int INTERNATIONAL = 13;

    private static final int EXTENSION = 15;
    private static final int MANY = Integer.MAX_VALUE;

    /// In every language: what such words stand in takes plain letters only, and not many.
    private final Words latin = Dictionary.of(Language.ENGLISH).words("words");

    private final Words hosts =
            Dictionary.of(Language.ENGLISH).names(NameMode.COMMON).lastSlugs();

    private final Dictionary dictionary;
    private final Words firstNames;
    private final Words lastNames;

    IdentifierTexts(Dictionary dictionary, Names names) {
        this.dictionary = dictionary;
        this.firstNames = names.firstSlugs();
        this.lastNames = names.lastSlugs();
    }

    /// The shortest column that holds such a text whole, in characters: cut, it would leave its reserved space.
    static int room(Kind kind, Cell cell) {
        return switch (kind) {
            case EMAIL, HOST -> 18;
            case URL -> 32;
            case IBAN -> 22;
            case PHONE -> cell.unique().isPresent() ? 24 : 7;
            case IP_ADDRESS -> cell.unique().isPresent() ? 29 : 14;
            default -> 0;
        };
    }

    Composition of(Kind kind, Cell cell) {
        return switch (kind) {
            case EMAIL, USERNAME, HOST, URL, IP_ADDRESS, PHONE -> contact(kind, cell);
            case CODE, SLUG, HEX, TOKEN, PASSWORD_HASH, IBAN, POSTCODE, FILE_NAME -> code(kind, cell);
            default ->
                numbered(cell, " ", TextPart.words(cell.key(), dictionary.words("words"), dictionary.between(), 2, 5));
        };
    }

    private Composition contact(Kind kind, Cell cell) {
        var first = TextPart.word(cell.shared("person").child("first"), firstNames);
        var last = TextPart.word(cell.shared("person").child("last"), lastNames);
        return switch (kind) {
            case EMAIL ->
                Composition.of(first, TextPart.fixed("."), last)
                        .ending(suffix(cell, ""), TextPart.fixed("@example.com"));
            case USERNAME -> numbered(cell, "", first, TextPart.fixed("."), last);
            case HOST ->
                Composition.of(TextPart.word(cell.key(), hosts))
                        .ending(suffix(cell, "-"), TextPart.fixed(".example.com"));
            case IP_ADDRESS -> internetAddress(cell);
            case PHONE -> phone(cell);
            default ->
                Composition.of(
                                TextPart.fixed("https://"),
                                TextPart.word(cell.key(), hosts),
                                TextPart.fixed(".example.com/"),
                                TextPart.word(cell.key().child(2), latin))
                        .ending(suffix(cell, "-"));
        };
    }

    private Composition code(Kind kind, Cell cell) {
        var key = cell.key();
        return switch (kind) {
            case CODE ->
                Composition.of(TextPart.fixed(prefix(cell)))
                        .ending(index(cell, 5).orElse(TextPart.number(key, 1, 99_999, 5)));
            case SLUG -> numbered(cell, "-", TextPart.word(key, latin), TextPart.fixed("-"), second(key));
            case HEX -> hexadecimal(cell);
            case TOKEN -> numbered(cell, "_", TextPart.fixed("test_"), TextPart.hex(key, 24));
            case PASSWORD_HASH ->
                numbered(cell, "", TextPart.fixed("$2a$04$seedbedseedbedseedbee"), TextPart.hex(key, 31));
            case IBAN ->
                Composition.of(TextPart.fixed("DE00"))
                        .ending(index(cell, 18).orElse(TextPart.number(key, 0, 999_999_999_999_999_999L, 18)));
            case POSTCODE -> numbered(cell, "-", TextPart.fixed("00"), TextPart.number(key, 0, 499, 3));
            default ->
                Composition.of(TextPart.word(key, latin), TextPart.fixed("-"), second(key))
                        .ending(
                                suffix(cell, "-"),
                                TextPart.fixed("."),
                                TextPart.word(key.child(3), new Words(Vocabulary.EXTENSIONS)));
        };
    }

    private TextPart second(Key key) {
        return TextPart.word(key.child(2), latin);
    }

    /// A number kept for fiction in the language's country, or in North America, as long a form of it as fits.
    private Composition phone(Cell cell) {
        var most = cell.maxLength().orElse(MANY);
        var needed = cell.unique().isPresent() ? INTERNATIONAL + EXTENSION : INTERNATIONAL;
        return most < needed
                ? american(cell, most)
                : switch (dictionary.language()) {
                    case GERMAN -> reserved(cell, "+493023125", 3);
                    case FRENCH -> reserved(cell, "+3319900", 4);
                    case ENGLISH, SPANISH, PORTUGUESE, JAPANESE, CHINESE, ARABIC -> american(cell, most);
                };
    }

    private static Composition reserved(Cell cell, String block, int digits) {
        var highest = digits == 3 ? 999 : 9_999;
        return Composition.of(TextPart.fixed(block), TextPart.number(cell.key().child(2), 0, highest, digits))
                .ending(suffix(cell, ";ext="));
    }

    private static Composition american(Cell cell, int most) {
        TextPart area = (place, text) ->
                text.append(AREA_CODES[(int) Key.below(cell.key().draw(place), AREA_CODES.length)]);
        return Composition.of(
                        TextPart.fixed(most < 12 ? "" : "+1"),
                        most < 10 ? TextPart.fixed("") : area,
                        TextPart.fixed("55501"),
                        TextPart.number(cell.key().child(2), 0, 99, 2))
                .ending(suffix(cell, ";ext="));
    }

    /// Documentation addresses: few in IPv4, plenty in IPv6.
    static Composition internetAddress(Cell cell) {
        return cell.unique()
                .map(index -> Composition.of(TextPart.fixed("2001:db8::")).ending(groups(index)))
                .orElseGet(() -> Composition.of(TextPart.fixed("198.51.100."), TextPart.number(cell.key(), 1, 254, 1)));
    }

    /// An index as the last four groups of an IPv6 address.
    private static TextPart groups(Index index) {
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

    private static Composition hexadecimal(Cell cell) {
        var length = Math.min(64, cell.maxLength().orElse(64));
        return cell.unique()
                .map(index -> Composition.of(TextPart.hex(cell.key(), Math.max(0, length - 16)))
                        .ending((place, text) -> text.hex(index.of(place), Math.min(16, length))))
                .orElseGet(() -> Composition.of(TextPart.hex(cell.key(), length)));
    }

    /// The parts, and behind `separator` the index where the column is unique.
    private static Composition numbered(Cell cell, String separator, TextPart... parts) {
        return index(cell, 1)
                .map(index -> Composition.of(parts).ending(TextPart.fixed(separator), index))
                .orElseGet(() -> Composition.of(parts));
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
        return cell.maxLength().orElse(MANY) < CODE_WITH_PREFIX
                ? ""
                : letters.substring(0, Math.min(3, letters.length())) + "-";
    }
}
