package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.value.City;
import dev.seedbed.core.generate.value.Composition;
import dev.seedbed.core.generate.value.Dictionary;
import dev.seedbed.core.generate.value.Form.Piece;
import dev.seedbed.core.generate.value.Names;
import dev.seedbed.core.generate.value.TextPart;
import dev.seedbed.core.generate.value.Words;
import dev.seedbed.core.scenario.GeneratorVersions;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Language;
import java.util.ArrayList;
import java.util.Optional;

/// Texts made of dictionary words: people, places, companies, prose. What must be unique carries its index behind.
final class WordTexts {

    private static final Words CITIES =
            new Words(City.ALL.stream().map(City::name).toList());
    private static final Words REGIONS =
            new Words(City.ALL.stream().map(City::region).toList());
    private static final int FEWEST_SENTENCES = 3;
    private static final int MOST_SENTENCES = 6;
    private static final TextPart BLANK = TextPart.fixed(" ");

    private final Dictionary dictionary;
    private final Names names;
    private final GeneratorVersions versions;

    WordTexts(Dictionary dictionary, Names names, GeneratorVersions versions) {
        this.dictionary = dictionary;
        this.names = names;
        this.versions = versions;
    }

    /// Empty for meanings that words do not make.
    Optional<Composition> of(Kind kind, Cell cell) {
        return switch (kind) {
            case FIRST_NAME -> Optional.of(numbered(cell, first(cell)));
            case LAST_NAME -> Optional.of(numbered(cell, last(cell)));
            case PERSON_NAME -> Optional.of(form(cell, "person"));
            case COMPANY -> Optional.of(form(cell, "company"));
            case STREET -> Optional.of(form(cell, "street"));
            case TITLE -> Optional.of(form(cell, versions.of(kind) == 1 ? "title" : "title-2"));
            case PRODUCT -> Optional.of(form(cell, "product"));
            case CITY -> Optional.of(numbered(cell, city(cell, CITIES, "cities")));
            case STATE -> Optional.of(numbered(cell, city(cell, REGIONS, "regions")));
            case PARAGRAPH ->
                Optional.of(versions.of(kind) == 1 ? numbered(cell, prose(cell, 20, 60)) : paragraph(cell));
            case SENTENCE ->
                Optional.of(versions.of(kind) == 1 ? numbered(cell, prose(cell, 4, 12)) : form(cell, "sentence-2"));
            case WORD -> Optional.of(numbered(cell, TextPart.word(cell.key(), dictionary.words("words"))));
            default -> Optional.empty();
        };
    }

    private Composition form(Cell cell, String name) {
        return numbered(cell, parts(cell, name, cell.key()));
    }

    /// Three to six sentences.
    private Composition paragraph(Cell cell) {
        var sentences = new ArrayList<TextPart[]>();
        for (var number = 0; number < MOST_SENTENCES; number++) {
            sentences.add(parts(cell, "sentence-2", cell.key().child("sentence " + number)));
        }
        var count = cell.key().child("sentences");
        var between = TextPart.fixed(dictionary.between());
        return numbered(cell, (place, text) -> {
            var last = FEWEST_SENTENCES + Key.below(count.draw(place), MOST_SENTENCES - FEWEST_SENTENCES + 1L);
            for (var number = 0; number < last; number++) {
                if (number > 0) {
                    between.append(place, text);
                }
                for (var part : sentences.get(number)) {
                    part.append(place, text);
                }
            }
        });
    }

    private TextPart[] parts(Cell cell, String name, Key key) {
        var parts = new ArrayList<TextPart>();
        var chosen = 0;
        for (var piece : dictionary.form(name).pieces()) {
            parts.add(
                    switch (piece) {
                        case Piece.Fixed(var text) -> TextPart.fixed(text);
                        case Piece.First _ -> first(cell);
                        case Piece.Last _ -> last(cell);
                        case Piece.Numeral(var low, var high) -> TextPart.number(key(key, ++chosen), low, high, 1);
                        case Piece.Listed(var list) -> TextPart.word(key(key, ++chosen), dictionary.words(list));
                    });
        }
        return parts.toArray(TextPart[]::new);
    }

    /// A city of the country that the address is in, or its region; where no column names a country, one where the
    /// language is spoken. English is spoken everywhere.
    private TextPart city(Cell cell, Words everywhere, String list) {
        var country = cell.shared(City.group(cell.name()));
        var one = country.child("city");
        if (dictionary.language() != Language.ENGLISH
                && !cell.row().surroundings().country(cell.name())) {
            return TextPart.word(one, dictionary.words(list));
        }
        return (place, text) -> everywhere.append(
                Key.below(country.draw(place), everywhere.size() / City.PER_COUNTRY) * City.PER_COUNTRY
                        + Key.below(one.draw(place), City.PER_COUNTRY),
                text);
    }

    private TextPart prose(Cell cell, int fewest, int most) {
        return TextPart.words(cell.key(), dictionary.words("words"), dictionary.between(), fewest, most);
    }

    /// Columns of one row that hold parts of a person's name choose the same person.
    private TextPart first(Cell cell) {
        return TextPart.word(cell.shared("person").child("first"), names.first());
    }

    private TextPart last(Cell cell) {
        return TextPart.word(cell.shared("person").child("last"), names.last());
    }

    private static Key key(Key key, int number) {
        return number == 1 ? key : key.child(number);
    }

    /// The parts, and the index behind them where the column is unique.
    private static Composition numbered(Cell cell, TextPart... parts) {
        var text = Composition.of(parts);
        return cell.unique()
                .map(index -> text.ending(BLANK, TextPart.index(index, 1)))
                .orElse(text);
    }
}
