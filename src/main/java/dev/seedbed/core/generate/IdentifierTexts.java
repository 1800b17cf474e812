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
import dev.seedbed.core.synthetic.Identifier;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Texts that identify something: addresses, numbers, codes. Those that could reach somebody come out of reserved
/// space only; what must be unique carries its index.
final class IdentifierTexts {

    private static final long[] AREA_CODES = {202, 212, 305, 312, 404, 415, 503, 602, 617, 702, 713, 808};
    private static final int FICTION = 100;
    private static final long[] NETWORKS = {0xC000_0200L, 0xC633_6400L, 0xCB00_7100L};
    private static final long NETWORK = 256;
    private static final long BENCHMARK = 0xC612_0000L;
    private static final long BENCHMARKS = 1L << 17;
    private static final long FUTURE = 0xF000_0000L;
    /// All but the last one, which is everybody's.
    private static final long ADDRESSES = 3 * NETWORK + BENCHMARKS + (1L << 28) - 1;
    private static final int CODE_WITH_PREFIX = 10;
    /// The longest number of a block, and what an extension takes behind it.
    private static final int INTERNATIONAL = 13;

    private static final int EXTENSION = 15;
    private static final int LONG_ADDRESS = 29;
    /// `https://`, the longest of the names, and `.example.com`.
    private static final int DOMAIN = 33;
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
        if (cell.unique().isEmpty()) {
            return room(kind);
        }
        return switch (kind) {
            case EMAIL -> Math.max(room(kind), 12 + digits(cell));
            case HOST -> Math.max(room(kind), 13 + digits(cell));
            case URL -> room(kind) + 2 + digits(cell);
            case PHONE -> room(cell.row().numbering().rows(), cell);
            case IP_ADDRESS -> cell.row().numbering().rows() <= ADDRESSES ? 15 : LONG_ADDRESS;
            default -> room(kind);
        };
    }

    /// The same where no row needs another one than the rest.
    static int room(Kind kind) {
        return switch (kind) {
            case EMAIL, HOST -> 18;
            case URL -> DOMAIN;
            case IBAN -> 22;
            case PHONE -> 7;
            case IP_ADDRESS -> 14;
            default -> 0;
        };
    }

    /// What so many different phone numbers take: alone as long as there are enough of them, else with an extension.
    private static int room(long rows, Cell cell) {
        return rows <= FICTION ? 7 : rows <= (long) FICTION * AreaCodes.ALL.length ? 10 : extended(cell);
    }

    private static int extended(Cell cell) {
        return Math.max(24, 17 + digits(cell));
    }

    /// The longest index that a text carries, in characters; 0 where it carries none.
    private static int digits(Cell cell) {
        return cell.unique().isEmpty()
                ? 0
                : Long.toString(cell.row().numbering().rows()).length();
    }

    /// The kinds in whose reserved space all such texts lie; empty where there is none, or the column's length cuts or
    /// fills them.
    static Set<Identifier> reserved(Kind kind, Cell cell) {
        var most = cell.maxLength().orElse(MANY);
        var least = cell.bounds().minLength();
        return switch (kind) {
            case EMAIL -> Set.of(Identifier.EMAIL);
            case HOST -> Set.of(Identifier.HOST);
            case URL -> Set.of(Identifier.URL);
            case IBAN -> kept(Identifier.IBAN, least <= 34);
            case PHONE -> kept(Identifier.PHONE, least <= (most < 10 ? 7 : most < 12 ? 10 : 12));
            case IP_ADDRESS ->
                least <= (cell.unique().isEmpty() ? 12 : most < LONG_ADDRESS ? 9 : LONG_ADDRESS)
                        ? EnumSet.of(Identifier.IPV4, Identifier.IPV6)
                        : Set.of();
            case POSTCODE -> kept(Identifier.POSTCODE, least <= 5 && most >= 5 + behind(cell));
            case TOKEN -> kept(Identifier.SECRET, most >= 5 + behind(cell));
            case PASSWORD_HASH -> kept(Identifier.PASSWORD_HASH, most >= 14 + digits(cell));
            default -> Set.of();
        };
    }

    private static Set<Identifier> kept(Identifier kind, boolean kept) {
        return kept ? Set.of(kind) : Set.of();
    }

    /// What an index takes, and the character before it.
    private static int behind(Cell cell) {
        return cell.unique().isEmpty() ? 0 : 1 + digits(cell);
    }

    /// Whether texts of the kind come out of reserved space, where they fit.
    static boolean identifies(Kind kind) {
        return switch (kind) {
            case EMAIL, HOST, URL, IBAN, PHONE, IP_ADDRESS, POSTCODE, TOKEN, PASSWORD_HASH -> true;
            default -> false;
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
        if (cell.unique().isPresent() && most < extended(cell)) {
            return numberOf(cell.unique().get(), most);
        }
        TextPart area = (place, text) ->
                text.append(AREA_CODES[(int) Key.below(cell.key().draw(place), AREA_CODES.length)]);
        return Composition.of(
                        TextPart.fixed(most < 12 ? "" : "+1"),
                        most < 10 ? TextPart.fixed("") : area,
                        TextPart.fixed("55501"),
                        TextPart.number(cell.key().child(2), 0, 99, 2))
                .ending(suffix(cell, ";ext="));
    }

    /// The number for fiction with this index, without an extension.
    private static Composition numberOf(Index index, int most) {
        return Composition.of((place, text) -> {
            var number = index.of(place);
            if (most >= 12) {
                text.append("+1");
            }
            if (most >= 10) {
                text.append(AreaCodes.ALL[(int) (number % AreaCodes.ALL.length)]);
                number /= AreaCodes.ALL.length;
            }
            text.append("55501").digits(number, 2);
        });
    }

    /// Documentation addresses: few in IPv4, plenty in IPv6. Where only IPv4 fits, those for benchmarks come next, then
    /// those that are kept for the future.
    static Composition internetAddress(Cell cell) {
        if (cell.unique().isPresent() && cell.maxLength().orElse(MANY) < LONG_ADDRESS) {
            var index = cell.unique().get();
            return Composition.of((place, text) -> {
                var address = address(index.of(place));
                text.append(address >>> 24)
                        .append('.')
                        .append(address >>> 16 & 0xFF)
                        .append('.')
                        .append(address >>> 8 & 0xFF)
                        .append('.')
                        .append(address & 0xFF);
            });
        }
        return cell.unique()
                .map(index -> Composition.of(TextPart.fixed("2001:db8::")).ending(groups(index)))
                .orElseGet(() -> Composition.of(TextPart.fixed("198.51.100."), TextPart.number(cell.key(), 1, 254, 1)));
    }

    private static long address(long index) {
        var tier = NETWORKS.length * NETWORK;
        if (index < tier) {
            return NETWORKS[(int) (index / NETWORK)] + index % NETWORK;
        }
        return index < tier + BENCHMARKS ? BENCHMARK + index - tier : FUTURE + index - tier - BENCHMARKS;
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
