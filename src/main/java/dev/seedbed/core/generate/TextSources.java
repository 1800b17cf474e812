package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Dictionary;
import dev.seedbed.core.generate.value.PatternParser;
import dev.seedbed.core.generate.value.PatternText;
import dev.seedbed.core.scenario.GeneratorVersions;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.NameMode;

/// Sources for text of one language, by meaning. Where a meaning does not fit into the column's length, plain letters
/// and digits do.
final class TextSources {

    private static final int SHORT = 4;
    private static final int UNIQUE = 12;

    private final WordTexts words;
    private final IdentifierTexts identifiers;

    TextSources(Language language, NameMode mode, GeneratorVersions versions) {
        var dictionary = Dictionary.of(language);
        this.words = new WordTexts(dictionary, dictionary.names(mode), versions);
        this.identifiers = new IdentifierTexts(dictionary, dictionary.names(mode));
    }

    ValueSource of(Kind kind, Cell cell) {
        var most = cell.maxLength().orElse(Integer.MAX_VALUE);
        var least = cell.bounds().minLength();
        var meaning = meaning(kind, cell);
        if (meaningless(meaning, cell)) {
            return characters(cell, Math.max(least, Math.min(most, cell.unique().isPresent() ? UNIQUE : SHORT)));
        }
        return words.of(meaning, cell)
                .orElseGet(() -> identifiers.of(meaning, cell))
                .within(least, most);
    }

    /// The meaning that texts have, where a check asks for small letters.
    static Kind meaning(Kind kind, Cell cell) {
        return cell.bounds().lowerCase() && kind != Kind.EMAIL ? Kind.SLUG : kind;
    }

    /// Whether the column is too short for a text of the meaning, or asks for an exact length.
    static boolean meaningless(Kind meaning, Cell cell) {
        var most = cell.maxLength().orElse(Integer.MAX_VALUE);
        return most <= SHORT || cell.bounds().minLength() == most || most < IdentifierTexts.room(meaning, cell);
    }

    /// Letters and digits of an exact length.
    private static ValueSource characters(Cell cell, int length) {
        var alphabet = cell.bounds().lowerCase() || length > SHORT ? "[a-z0-9]" : "[A-Z0-9]";
        return new PatternText(
                PatternParser.parse(alphabet + "{" + length + "}").orElseThrow(), cell.key(), cell.unique());
    }
}
