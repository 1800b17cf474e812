package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Avoiding;
import dev.seedbed.core.generate.value.Choice;
import dev.seedbed.core.generate.value.Choice.Pick;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Indexed;
import dev.seedbed.core.generate.value.Moments.Form;
import dev.seedbed.core.generate.value.Nothing;
import dev.seedbed.core.generate.value.Numbers;
import dev.seedbed.core.generate.value.PatternParser;
import dev.seedbed.core.generate.value.PatternText;
import dev.seedbed.core.generate.value.PostgresPattern;
import dev.seedbed.core.generate.value.Uuids;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.GeneratorVersions;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.Wording;
import dev.seedbed.core.scenario.Wording.Share;
import dev.seedbed.core.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// Chooses the source for a column that is no key to another table.
final class Sources {

    private static final int SAMPLES = 50;

    private final List<TextSources> texts;
    private final TextSources plain;
    private final Pick speaker;
    private final StructureSources structures = new StructureSources(this);

    /// `key` is that of the tenants' choices of a language.
    Sources(Wording wording, GeneratorVersions versions, Key key) {
        texts = wording.languages().stream()
                .map(share -> new TextSources(share.language(), wording.names(), versions))
                .toList();
        plain = new TextSources(Language.ENGLISH, wording.names(), versions);
        speaker = new Pick.OfTenant(
                key, sums(wording.languages().stream().map(Share::weight).toList()));
    }

    ValueSource of(Cell cell) {
        var source = made(cell);
        return cell.unique()
                .<ValueSource>map(index -> new Indexed(index, source))
                .orElseGet(() -> avoiding(
                        cell,
                        source,
                        cell.bounds().forbidden().stream()
                                .sorted()
                                .<ValueSource>map(Constant::new)
                                .toList()));
    }

    /// The source, drawing again where its value is one of the others; only for values drawn by chance.
    static ValueSource avoiding(Cell cell, ValueSource source, List<ValueSource> others) {
        var drawn = cell.unique().isEmpty()
                && Form.of(cell.type()).isEmpty()
                && !(cell.type() instanceof ColumnType.Range)
                && !(cell.type() instanceof ColumnType.Array);
        return others.isEmpty() || !drawn ? source : new Avoiding(source, others);
    }

    private ValueSource made(Cell cell) {
        var list = listed(cell);
        if (list.isPresent()) {
            return choice(cell, list.get());
        }
        return switch (cell.draft().rule()) {
            case ColumnRule.Pattern(var expression) -> pattern(cell, expression);
            case ColumnRule.Between(var low, var high) -> meaning(Kind.ANY, cell.between(low, high));
            case ColumnRule.Meaning(var kind) -> meaning(kind, cell);
            case ColumnRule.Distributed(var distribution, var rounded) ->
                cell.unique().isPresent()
                        ? meaning(Kind.ANY, cell.inside(distribution))
                        : NumberSources.distributed(cell.inside(distribution), distribution, rounded);
            case ColumnRule.Faker(var expression) ->
                cell.unique().isPresent()
                        ? meaning(Kind.ANY, cell)
                        : FakerPool.of(cell, expression).source(cell);
            case ColumnRule.Series(var course) ->
                cell.unique().isPresent() ? meaning(Kind.ANY, cell) : NumberSources.series(cell, course);
            case ColumnRule.Empty _ -> new Nothing();
            case ColumnRule.OneOf _,
                    ColumnRule.Weighted _,
                    ColumnRule.Fixed _,
                    ColumnRule.Parent _,
                    ColumnRule.Booked _,
                    ColumnRule.Depending _,
                    ColumnRule.Derived _,
                    ColumnRule.Kept _ -> meaning(Kind.ANY, cell);
        };
    }

    /// The values that all are chosen from, if the column has such a list.
    static Optional<List<String>> listed(Cell cell) {
        return ClosedLists.of(cell)
                .filter(values -> !values.isEmpty())
                .filter(_ -> cell.unique().isEmpty() || !ClosedLists.soft(cell));
    }

    private static ValueSource choice(Cell cell, List<String> values) {
        var key = cell.shared(ClosedLists.group(cell.draft().rule(), cell.name()));
        var pick = cell.unique()
                .<Pick>map(Pick.Digit::new)
                .orElseGet(() -> cell.draft().rule() instanceof ColumnRule.Weighted(var weights)
                        ? new Pick.Weighted(key, running(weights))
                        : new Pick.Even(key));
        return new Choice(pick, values.stream().<ValueSource>map(Constant::new).toList());
    }

    private static List<Long> running(List<ColumnRule.Weighted.Weight> weights) {
        return sums(weights.stream().map(ColumnRule.Weighted.Weight::weight).toList());
    }

    private static List<Long> sums(List<Long> weights) {
        var sums = new ArrayList<Long>();
        var sum = 0L;
        for (var weight : weights) {
            sum += weight;
            sums.add(sum);
        }
        return sums;
    }

    /// In the language of the row's tenant.
    private ValueSource spoken(Kind kind, Cell cell) {
        var languages = languages(kind, cell);
        return languages.size() == 1 ? languages.getFirst() : new Choice(speaker, languages);
    }

    /// One source for each language that rows of the table are in.
    private List<ValueSource> languages(Kind kind, Cell cell) {
        if (cell.row().surroundings().measured().contains(cell.name())) {
            return List.of(plain.of(kind, cell));
        }
        return texts.stream()
                .limit(cell.row().surroundings().owned() ? texts.size() : 1)
                .map(language -> language.of(kind, cell))
                .toList();
    }

    private ValueSource pattern(Cell cell, String expression) {
        return PatternParser.parse(expression)
                .map(node ->
                        node.within(cell.bounds().minLength(), cell.maxLength().orElse(Integer.MAX_VALUE)))
                .<ValueSource>map(node -> new PatternText(node, cell.key(), cell.unique()))
                .orElseGet(() -> spoken(Kind.ANY, cell));
    }

    /// Text of the meaning, unless a check asks for a pattern that such texts do not have.
    private ValueSource text(Kind kind, Cell cell) {
        return asked(kind, cell).map(pattern -> pattern(cell, pattern)).orElseGet(() -> spoken(kind, cell));
    }

    /// The pattern of a check that texts of the meaning do not have, in some language.
    Optional<String> asked(Kind kind, Cell cell) {
        return cell.bounds()
                .pattern()
                .filter(pattern -> !languages(kind, cell).stream().allMatch(source -> fits(source, pattern)));
    }

    /// Whether the first texts that it makes match the pattern.
    static boolean fits(ValueSource source, String pattern) {
        return LongStream.range(0, SAMPLES)
                .mapToObj(row -> CellText.of(source, new Place(0, row, row)))
                .allMatch(text -> text.map(value -> PostgresPattern.accepts(pattern, value))
                        .orElse(true));
    }

    private ValueSource meaning(Kind kind, Cell cell) {
        return switch (cell.type()) {
            case ColumnType.Text _ -> text(kind, cell);
            case ColumnType.Whole _ -> NumberSources.whole(kind, cell);
            case ColumnType.Numeric _, ColumnType.Money _ -> NumberSources.decimal(kind, cell);
            case ColumnType.Floating _ -> NumberSources.floating(kind, cell);
            case ColumnType.Bool _ -> new Numbers.Truth(cell.key(), 0.5);
            case ColumnType.Date _ -> MomentSources.moment(kind, cell, Form.DATE);
            case ColumnType.Timestamp timestamp ->
                MomentSources.moment(kind, cell, timestamp.zoned() ? Form.TIMESTAMP_ZONED : Form.TIMESTAMP);
            case ColumnType.Time time -> MomentSources.timeOfDay(cell, time.zoned());
            case ColumnType.Uuid _ -> new Uuids(cell.key());
            default -> structures.of(cell);
        };
    }
}
