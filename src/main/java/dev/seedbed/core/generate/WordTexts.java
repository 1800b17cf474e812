package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.value.City;
import dev.seedbed.core.generate.value.Composition;
import dev.seedbed.core.generate.value.Dictionary;
import dev.seedbed.core.generate.value.TextPart;
import dev.seedbed.core.generate.value.Words;
import dev.seedbed.core.scenario.Kind;
import java.util.Optional;

/// Texts made of dictionary words: people, places, companies, prose. What must be unique carries its index behind.
final class WordTexts {

    private static final Words CITIES =
            new Words(City.ALL.stream().map(City::name).toList());
    private static final Words REGIONS =
            new Words(City.ALL.stream().map(City::region).toList());
    private static final TextPart BLANK = TextPart.fixed(" ");

    private final Dictionary dictionary = Dictionary.english();

    /// Empty for meanings that words do not make.
    Optional<Composition> of(Kind kind, Cell cell) {
        return switch (kind) {
            case FIRST_NAME -> Optional.of(numbered(cell, first(cell)));
            case LAST_NAME -> Optional.of(numbered(cell, last(cell)));
            case PERSON_NAME -> Optional.of(numbered(cell, first(cell), BLANK, last(cell)));
            case COMPANY, STREET, CITY, STATE -> Optional.of(place(kind, cell));
            case TITLE, PRODUCT, PARAGRAPH, SENTENCE, WORD -> Optional.of(prose(kind, cell));
            default -> Optional.empty();
        };
    }

    private Composition place(Kind kind, Cell cell) {
        return switch (kind) {
            case CITY -> numbered(cell, city(cell, CITIES));
            case STATE -> numbered(cell, city(cell, REGIONS));
            case STREET ->
                numbered(
                        cell,
                        TextPart.number(cell.key(), 1, 250, 1),
                        BLANK,
                        word(cell, 2, dictionary.lastNames()),
                        BLANK,
                        word(cell, 3, dictionary.streetSuffixes()));
            default ->
                numbered(
                        cell,
                        word(cell, 1, dictionary.lastNames()),
                        BLANK,
                        word(cell, 2, dictionary.companySuffixes()));
        };
    }

    /// A city of the country that the address is in, or its region.
    private static TextPart city(Cell cell, Words words) {
        var country = cell.shared(City.group(cell.name()));
        var one = country.child("city");
        return (place, text) -> words.append(
                Key.below(country.draw(place), words.size() / City.PER_COUNTRY) * City.PER_COUNTRY
                        + Key.below(one.draw(place), City.PER_COUNTRY),
                text);
    }

    private Composition prose(Kind kind, Cell cell) {
        return switch (kind) {
            case PARAGRAPH -> numbered(cell, TextPart.words(cell.key(), dictionary.latin(), 20, 60));
            case SENTENCE -> numbered(cell, TextPart.words(cell.key(), dictionary.latin(), 4, 12));
            case WORD -> numbered(cell, word(cell, 1, dictionary.latin()));
            case PRODUCT ->
                numbered(
                        cell,
                        word(cell, 1, dictionary.adjectives()),
                        BLANK,
                        word(cell, 2, dictionary.materials()),
                        BLANK,
                        word(cell, 3, dictionary.products()));
            default ->
                numbered(cell, word(cell, 1, dictionary.adjectives()), BLANK, word(cell, 2, dictionary.departments()));
        };
    }

    /// Columns of one row that hold parts of a person's name choose the same person.
    private TextPart first(Cell cell) {
        return TextPart.word(cell.shared("person").child("first"), dictionary.firstNames());
    }

    private TextPart last(Cell cell) {
        return TextPart.word(cell.shared("person").child("last"), dictionary.lastNames());
    }

    private static TextPart word(Cell cell, int number, Words words) {
        return TextPart.word(number == 1 ? cell.key() : cell.key().child(number), words);
    }

    /// The parts, and the index behind them where the column is unique.
    private static Composition numbered(Cell cell, TextPart... parts) {
        var text = Composition.of(parts);
        return cell.unique()
                .map(index -> text.ending(BLANK, TextPart.index(index, 1)))
                .orElse(text);
    }
}
