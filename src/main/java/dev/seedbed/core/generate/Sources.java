package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Ordinal;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Choice;
import dev.seedbed.core.generate.value.Choice.Pick;
import dev.seedbed.core.generate.value.Composition;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Counter;
import dev.seedbed.core.generate.value.Lists;
import dev.seedbed.core.generate.value.Moments;
import dev.seedbed.core.generate.value.Moments.Form;
import dev.seedbed.core.generate.value.Nothing;
import dev.seedbed.core.generate.value.Numbers;
import dev.seedbed.core.generate.value.PatternParser;
import dev.seedbed.core.generate.value.PatternText;
import dev.seedbed.core.generate.value.PostgresPattern;
import dev.seedbed.core.generate.value.Slots;
import dev.seedbed.core.generate.value.Slots.Unit;
import dev.seedbed.core.generate.value.TextPart;
import dev.seedbed.core.generate.value.Uuids;
import dev.seedbed.core.scenario.ColumnBounds;
import dev.seedbed.core.scenario.ColumnBounds.Bound;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Draft.DraftColumn;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// Chooses the source for a column that is no key to another table.
final class Sources {

    private static final long SECOND = 1_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final int SAMPLES = 50;
    private static final int ADULT_DAYS = 18 * 365;
    private static final int OLD_DAYS = 80 * 365;

    private final TextSources texts = new TextSources();

    ValueSource of(Cell cell) {
        var list = ClosedLists.of(cell);
        if (list.isPresent()) {
            return choice(cell, list.get());
        }
        return switch (cell.draft().rule()) {
            case ColumnRule.Pattern(var expression) -> pattern(cell, expression);
            case ColumnRule.Between(var low, var high) -> meaning(Kind.ANY, between(cell, low, high));
            case ColumnRule.Meaning(var kind) -> meaning(kind, cell);
            case ColumnRule.Empty _ -> new Nothing();
            case ColumnRule.OneOf _, ColumnRule.Weighted _, ColumnRule.Fixed _, ColumnRule.Parent _ ->
                meaning(Kind.ANY, cell);
        };
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
        var sums = new ArrayList<Long>();
        var sum = 0L;
        for (var weight : weights) {
            sum += weight.weight();
            sums.add(sum);
        }
        return sums;
    }

    private ValueSource pattern(Cell cell, String expression) {
        return PatternParser.parse(expression)
                .<ValueSource>map(node -> new PatternText(node, cell.key(), cell.unique()))
                .orElseGet(() -> texts.of(Kind.ANY, cell));
    }

    /// Text of the meaning, unless a check asks for a pattern that such texts do not have.
    private ValueSource text(Kind kind, Cell cell) {
        var source = texts.of(kind, cell);
        return cell.bounds()
                .pattern()
                .filter(pattern -> !fits(source, pattern))
                .map(pattern -> pattern(cell, pattern))
                .orElse(source);
    }

    private static boolean fits(ValueSource source, String pattern) {
        return LongStream.range(0, SAMPLES)
                .mapToObj(row -> CellText.of(source, new Place(0, row, row)))
                .allMatch(text -> text.map(value -> PostgresPattern.accepts(pattern, value))
                        .orElse(true));
    }

    private static Cell between(Cell cell, String low, String high) {
        return new Cell(cell.draft(), cell.bounds().between(low, high), cell.unique(), cell.row(), cell.order());
    }

    private ValueSource meaning(Kind kind, Cell cell) {
        var key = cell.key();
        return switch (cell.type()) {
            case ColumnType.Text _ -> text(kind, cell);
            case ColumnType.Whole _ -> whole(kind, cell);
            case ColumnType.Numeric _, ColumnType.Money _ -> decimal(kind, cell);
            case ColumnType.Floating _ -> floating(kind, cell);
            case ColumnType.Bool _ -> new Numbers.Truth(key, 0.5);
            case ColumnType.Date _ -> moment(kind, cell, Form.DATE);
            case ColumnType.Timestamp timestamp ->
                moment(kind, cell, timestamp.zoned() ? Form.TIMESTAMP_ZONED : Form.TIMESTAMP);
            case ColumnType.Time time -> new Moments.Clock(key, time.zoned());
            case ColumnType.Interval _ ->
                Composition.of(TextPart.number(key, 1, 72, 1), TextPart.fixed(" hours"))
                        .ending(indexed(cell, " ", " seconds"));
            case ColumnType.Uuid _ -> new Uuids(key);
            case ColumnType.Json _ -> json(cell);
            case ColumnType.Bytes _ ->
                Composition.of(TextPart.fixed("\\x"), TextPart.hex(key, bytes(cell) * 2))
                        .ending(hexIndexed(cell));
            case ColumnType.Network network -> network(cell, network.kind());
            case ColumnType.Array array -> array(cell, array.element());
            case ColumnType.Range range -> range(cell, range.subtype(), range.multi());
            default -> ofRareType(cell);
        };
    }

    private ValueSource ofRareType(Cell cell) {
        var key = cell.key();
        return switch (cell.type()) {
            case ColumnType.Bits bits ->
                new PatternText(
                        PatternParser.parse("[01]{" + bits.length().orElse(8) + "}")
                                .orElseThrow(),
                        key,
                        cell.unique());
            case ColumnType.Xml _ ->
                Composition.of(TextPart.fixed("<note>"), TextPart.hex(key, 8), TextPart.fixed("</note>"));
            case ColumnType.Geometric shape -> geometric(key, shape.kind());
            case ColumnType.TextSearch _ ->
                Composition.of(TextPart.fixed("'"), TextPart.hex(key, 8), TextPart.fixed("'"));
            case ColumnType.Composite composite ->
                new Constant("(" + ",".repeat(Math.max(0, composite.attributes().size() - 1)) + ")");
            default -> texts.of(Kind.WORD, cell);
        };
    }

    private static ValueSource whole(Kind kind, Cell cell) {
        var limits = Limits.of(kind, cell);
        if (kind == Kind.COUNTER || cell.unique().isPresent()) {
            var index = cell.unique().orElse(Ordinal.wholeTable(cell.row().numbering()));
            return new Counter(index, Limits.of(Kind.COUNTER, cell).low());
        }
        return new Numbers.Wholes(cell.key(), limits.low(), limits.high());
    }

    private static ValueSource decimal(Kind kind, Cell cell) {
        var limits = Limits.of(kind, cell);
        return cell.unique()
                .<ValueSource>map(index -> new Numbers.Counted(index, limits.low(), limits.scale()))
                .orElseGet(() -> new Numbers.Decimals(cell.key(), limits.low(), limits.high(), limits.scale()));
    }

    private static ValueSource floating(Kind kind, Cell cell) {
        var limits = Limits.of(kind, cell);
        var one = Math.pow(10, limits.scale());
        return cell.unique()
                .<ValueSource>map(index -> new Numbers.Counted(index, limits.low(), 0))
                .orElseGet(() -> new Numbers.Floats(cell.key(), limits.low() / one, limits.high() / one));
    }

    private static ValueSource moment(Kind kind, Cell cell, Form form) {
        var asOf = cell.row().asOfMicros();
        var low = cell.bounds().low().flatMap(Sources::micros);
        var high = cell.bounds().high().flatMap(Sources::micros);
        if (cell.unique().isPresent() && cell.order().bound()) {
            return new Moments.Exactly(cell.row().moment(), cell.order().rank(), form);
        }
        if (cell.unique().isPresent()) {
            var step = form == Form.DATE ? DAY : SECOND;
            return new Moments.Stepped(cell.unique().get(), low.orElse(asOf), low.isPresent() ? step : -step, form);
        }
        if (kind == Kind.BIRTH_DATE) {
            return new Moments.Between(cell.key(), asOf - OLD_DAYS * DAY, asOf - ADULT_DAYS * DAY, form);
        }
        if (low.isPresent() || high.isPresent()) {
            var from = low.orElseGet(() -> high.orElseThrow() - 365 * DAY);
            return new Moments.Between(cell.key(), from + SECOND, high.orElse(Math.max(asOf, from + 365 * DAY)), form);
        }
        return new Moments.OfRow(cell.row().moment(), cell.key(), cell.order().rank(), form);
    }

    /// A bound that is a plain date or the start of a timestamp.
    private static Optional<Long> micros(Bound bound) {
        try {
            return Optional.of(LocalDate.parse(bound.value()
                                    .substring(0, Math.min(10, bound.value().length())))
                            .toEpochDay()
                    * DAY);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static ValueSource json(Cell cell) {
        var key = cell.key();
        var open = cell.bounds().jsonType().orElse("object");
        return switch (open) {
            case "array" ->
                Composition.of(TextPart.fixed("["), TextPart.number(key, 1, 999, 1))
                        .ending(indexed(cell, ", ", ""), TextPart.fixed("]"));
            case "string" ->
                Composition.of(TextPart.fixed("\""), TextPart.hex(key, 8))
                        .ending(indexed(cell, "-", ""), TextPart.fixed("\""));
            case "number" -> Composition.of(TextPart.number(key, 1, 999, 1)).ending(indexed(cell, ".", ""));
            case "boolean" -> new Numbers.Truth(key, 0.5);
            default ->
                Composition.of(
                                TextPart.fixed("{\"note\": \""),
                                TextPart.hex(key, 8),
                                TextPart.fixed("\", \"version\": "),
                                TextPart.number(key.child(2), 1, 9, 1))
                        .ending(indexed(cell, ", \"number\": ", ""), TextPart.fixed("}"));
        };
    }

    private static ValueSource network(Cell cell, String kind) {
        var key = cell.key();
        return switch (kind) {
            case "macaddr" ->
                Composition.of(
                        TextPart.fixed("02:00:00:"),
                        octet(key, 1),
                        TextPart.fixed(":"),
                        octet(key, 2),
                        TextPart.fixed(":"),
                        octet(key, 3));
            case "macaddr8" ->
                Composition.of(
                        TextPart.fixed("02:00:00:ff:fe:"),
                        octet(key, 1),
                        TextPart.fixed(":"),
                        octet(key, 2),
                        TextPart.fixed(":"),
                        octet(key, 3));
            default -> IdentifierTexts.internetAddress(cell);
        };
    }

    private static TextPart octet(Key key, int number) {
        return TextPart.hex(key.child(number), 2);
    }

    private ValueSource array(Cell cell, ColumnType element) {
        var column = cell.draft().column();
        var inner = new Column(
                column.name(), element, false, column.filling(), Optional.empty(), Optional.empty(), Optional.empty());
        var draft = new DraftColumn(
                inner, new ColumnRule.Meaning(Kind.WORD), 0, "", cell.draft().confidence());
        var source = of(new Cell(draft, ColumnBounds.FREE, Optional.empty(), cell.row(), Cell.Order.FREE));
        var most = Math.min(4, cell.bounds().maxLength().orElse(4));
        return new Lists(
                cell.key(),
                source,
                Math.max(1, cell.bounds().minLength()),
                Math.max(most, cell.bounds().minLength()));
    }

    private static ValueSource range(Cell cell, ColumnType subtype, boolean multi) {
        var unit = unit(subtype);
        var index = cell.unique().orElse(Ordinal.wholeTable(cell.row().numbering()));
        var range = new Slots(index, cell.key(), unit, origin(unit, cell.row().asOfMicros())).range();
        return multi
                ? (place, sink) -> {
                    var text = new ByteText(64)
                            .append('{')
                            .append(CellText.of(range, place).orElse(""))
                            .append('}');
                    sink.text(text.bytes(), text.length());
                }
                : range;
    }

    /// What a line of that type measures.
    static Unit unit(ColumnType type) {
        return switch (type.base()) {
            case ColumnType.Date _ -> Unit.DATE;
            case ColumnType.Timestamp timestamp -> timestamp.zoned() ? Unit.TIMESTAMP_ZONED : Unit.TIMESTAMP;
            default -> Unit.NUMBER;
        };
    }

    /// Where the first slot starts.
    static long origin(Unit unit, long asOfMicros) {
        return switch (unit) {
            case NUMBER -> 1;
            case DATE -> asOfMicros / DAY - 365;
            case TIMESTAMP, TIMESTAMP_ZONED -> (asOfMicros - 365 * DAY) / (3_600 * SECOND);
        };
    }

    private static ValueSource geometric(Key key, String kind) {
        var x = TextPart.number(key, 0, 999, 1);
        var y = TextPart.number(key.child(2), 0, 999, 1);
        return switch (kind) {
            case "point" -> Composition.of(TextPart.fixed("("), x, TextPart.fixed(","), y, TextPart.fixed(")"));
            case "circle" -> Composition.of(TextPart.fixed("<("), x, TextPart.fixed(","), y, TextPart.fixed("),5>"));
            case "line" -> Composition.of(TextPart.fixed("{1,-1,"), x, TextPart.fixed("}"));
            case "box", "lseg" ->
                Composition.of(TextPart.fixed("(("), x, TextPart.fixed(","), y, TextPart.fixed("),(1000,1000))"));
            default ->
                Composition.of(TextPart.fixed("((0,0),("), x, TextPart.fixed(","), y, TextPart.fixed("),(1000,1000))"));
        };
    }

    private static int bytes(Cell cell) {
        var least = cell.bounds().minLength();
        return least > 0 ? least : 8;
    }

    /// The index between two words where the column is unique, else nothing.
    private static TextPart indexed(Cell cell, String before, String after) {
        return (place, text) -> cell.unique()
                .ifPresent(
                        index -> text.append(before).append(index.of(place) + 1).append(after));
    }

    private static TextPart hexIndexed(Cell cell) {
        return (place, text) -> cell.unique().ifPresent(index -> text.hex(index.of(place), 16));
    }
}
