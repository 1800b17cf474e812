package dev.seedbed.core.generate;

import dev.seedbed.core.generate.value.City;
import dev.seedbed.core.generate.value.Dictionary;
import dev.seedbed.core.generate.value.PostgresPattern;
import dev.seedbed.core.generate.value.Vocabulary;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.draft.Draft.Confidence;
import dev.seedbed.core.schema.ColumnType;
import java.util.List;
import java.util.Optional;

/// The values of a column that can only hold a few: listed by the rule, the type, or a closed vocabulary.
final class ClosedLists {

    private ClosedLists() {}

    /// All values it may take, in the type's input syntax; empty when there is no such list.
    static Optional<List<String>> of(Cell cell) {
        return switch (cell.draft().rule()) {
            case ColumnRule.OneOf(var values) -> Optional.of(values);
            case ColumnRule.Weighted(var weights) ->
                Optional.of(
                        weights.stream().map(ColumnRule.Weighted.Weight::value).toList());
            case ColumnRule.Fixed(var value) -> Optional.of(List.of(value));
            case ColumnRule.Meaning(var kind) ->
                ofType(cell).map(cell.bounds()::permitted).or(() -> fitting(ofKind(kind), cell));
            case ColumnRule.Parent _ ->
                cell.bounds().values().or(() -> ofType(cell).map(cell.bounds()::permitted));
            case ColumnRule.Between _,
                    ColumnRule.Distributed _,
                    ColumnRule.Depending _,
                    ColumnRule.Derived _,
                    ColumnRule.Booked _,
                    ColumnRule.Faker _,
                    ColumnRule.Series _,
                    ColumnRule.Pattern _,
                    ColumnRule.Kept _,
                    ColumnRule.Empty _ -> Optional.empty();
        };
    }

    /// Whether the list is only a guess at what such a column holds: where values must differ, others do as well.
    static boolean soft(Cell cell) {
        return cell.draft().rule() instanceof ColumnRule.Meaning(var kind)
                && switch (kind) {
                    case STATUS, COLOR, INDUSTRY, JOB, MEDIA_TYPE, USER_AGENT ->
                        cell.type() instanceof ColumnType.Text && cell.draft().confidence() != Confidence.DECIDED;
                    default -> false;
                };
    }

    /// Columns of one group choose together, so that a currency's code and name belong to each other.
    static String group(ColumnRule rule, String column) {
        return rule instanceof ColumnRule.Meaning(var kind)
                ? switch (kind) {
                    case CURRENCY_CODE, CURRENCY_NAME -> "currency";
                    case COUNTRY_CODE, COUNTRY -> City.group(column);
                    default -> column;
                }
                : column;
    }

    private static Optional<List<String>> ofType(Cell cell) {
        return switch (cell.type()) {
            case ColumnType.Enumerated enumerated -> Optional.of(enumerated.labels());
            case ColumnType.Bool _ -> Optional.of(List.of("true", "false"));
            default -> Optional.empty();
        };
    }

    private static List<String> ofKind(Kind kind) {
        return switch (kind) {
            case CURRENCY_CODE -> Vocabulary.CURRENCY_CODES;
            case CURRENCY_NAME -> Vocabulary.CURRENCY_NAMES;
            case COUNTRY_CODE -> Vocabulary.COUNTRY_CODES;
            case COUNTRY -> Vocabulary.COUNTRY_NAMES;
            case LANGUAGE -> Vocabulary.LANGUAGES;
            case TIME_ZONE -> Vocabulary.TIME_ZONES;
            case MEDIA_TYPE -> Vocabulary.MEDIA_TYPES;
            case USER_AGENT -> Vocabulary.USER_AGENTS;
            case STATUS -> Vocabulary.STATUSES;
            case COLOR -> words("colors");
            case INDUSTRY -> words("industries");
            case JOB -> words("jobs");
            default -> List.of();
        };
    }

    /// In every language: unique keys count these lists.
    private static List<String> words(String list) {
        return Dictionary.of(Language.ENGLISH).words(list).list();
    }

    /// The values that are no longer than the column takes and not forbidden; empty when none is left.
    private static Optional<List<String>> fitting(List<String> values, Cell cell) {
        if (!(cell.type() instanceof ColumnType.Text)) {
            return Optional.empty();
        }
        var longest = cell.maxLength().orElse(Integer.MAX_VALUE);
        var left = cell.bounds().permitted(values).stream()
                .filter(value -> value.length() <= longest)
                .filter(value -> cell.bounds()
                        .pattern()
                        .map(pattern -> PostgresPattern.accepts(pattern, value))
                        .orElse(true))
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(left);
    }
}
