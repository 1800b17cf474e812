package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Ordinal;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Composition;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Lists;
import dev.seedbed.core.generate.value.Moments;
import dev.seedbed.core.generate.value.Nothing;
import dev.seedbed.core.generate.value.Numbers;
import dev.seedbed.core.generate.value.PatternParser;
import dev.seedbed.core.generate.value.PatternText;
import dev.seedbed.core.generate.value.Slots;
import dev.seedbed.core.generate.value.Slots.Unit;
import dev.seedbed.core.generate.value.TextPart;
import dev.seedbed.core.generate.value.Tuple;
import dev.seedbed.core.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;

/// Sources for the types whose values have a shape: documents, arrays, ranges, addresses, bits and bytes.
final class StructureSources {

    /// The most elements of an array that nobody asked to be longer.
    private static final int ELEMENTS = 4;

    private static final int DEEPEST = 4;
    private static final int BYTES = 8;
    static final int VARYING_BITS = 32;
    private static final long DAY = Moments.DAY;
    private static final long HOUR = 3_600 * Moments.SECOND;

    private final Sources sources;

    StructureSources(Sources sources) {
        this.sources = sources;
    }

    ValueSource of(Cell cell) {
        var key = cell.key();
        return switch (cell.type()) {
            case ColumnType.Interval _ -> interval(cell);
            case ColumnType.Json _ -> json(cell);
            case ColumnType.Bytes _ -> bytes(cell);
            case ColumnType.Bits bits -> bits(cell, bits);
            case ColumnType.Network network -> network(cell, network.kind());
            case ColumnType.Geometric shape -> geometric(key, shape.kind());
            case ColumnType.Array array -> array(cell, array.element());
            case ColumnType.Range range -> range(cell, range);
            case ColumnType.TextSearch _ -> tagged(cell, "'", "'");
            case ColumnType.Xml _ -> tagged(cell, "<note>", "</note>");
            case ColumnType.Composite composite -> composite(cell, composite.attributes());
            default -> ExtensionSources.of(cell);
        };
    }

    private static ValueSource tagged(Cell cell, String before, String after) {
        return Composition.of(TextPart.fixed(before), TextPart.hex(cell.key(), 8))
                .ending(indexed(cell, "n"), TextPart.fixed(after));
    }

    private static ValueSource interval(Cell cell) {
        return cell.unique()
                .map(index -> Composition.of(TextPart.index(index, 1), TextPart.fixed(" seconds")))
                .orElseGet(() -> Composition.of(TextPart.number(cell.key(), 1, 72, 1), TextPart.fixed(" hours")));
    }

    private static ValueSource json(Cell cell) {
        var key = cell.key();
        var number = cell.unique().map(index -> TextPart.index(index, 1)).orElse(TextPart.number(key, 1, 999, 1));
        return switch (cell.bounds().jsonType().orElse("object")) {
            case "array" ->
                Composition.of(TextPart.fixed("["), number)
                        .ending(TextPart.fixed(
                                ", 1".repeat(Math.max(0, cell.bounds().minLength() - 1)) + "]"));
            case "string" -> tagged(cell, "\"", "\"");
            case "number" -> Composition.of(number);
            case "boolean" -> new Numbers.Truth(key, 0.5);
            case "null" -> new Constant("null");
            default ->
                Composition.of(
                        TextPart.fixed("{\"note\": \""),
                        TextPart.hex(key, 8),
                        TextPart.fixed("\", \"number\": "),
                        number,
                        TextPart.fixed("}"));
        };
    }

    private static ValueSource bytes(Cell cell) {
        var most = cell.bounds().maxLength().orElse(Integer.MAX_VALUE);
        var length = Math.min(Math.max(cell.bounds().minLength(), BYTES), most);
        return cell.unique()
                .map(index -> Composition.of(
                                TextPart.fixed("\\x"), TextPart.hex(cell.key(), Math.max(0, length - BYTES) * 2))
                        .ending((place, text) -> text.hex(index.of(place), Math.min(length, BYTES) * 2)))
                .orElseGet(() -> Composition.of(TextPart.fixed("\\x"), TextPart.hex(cell.key(), length * 2)));
    }

    private static ValueSource bits(Cell cell, ColumnType.Bits bits) {
        var digits = PatternParser.parse("[01]{" + bits.length().orElse(VARYING_BITS) + "}")
                .orElseThrow();
        return new PatternText(digits, cell.key(), cell.unique());
    }

    /// Documentation addresses, and hardware addresses that are nobody's: locally administered.
    private static ValueSource network(Cell cell, String kind) {
        return switch (kind) {
            case "macaddr" -> hardware(cell, "02:00:00");
            case "macaddr8" -> hardware(cell, "02:00:00:ff:fe");
            default -> IdentifierTexts.internetAddress(cell);
        };
    }

    private static ValueSource hardware(Cell cell, String prefix) {
        return Composition.of(TextPart.fixed(prefix)).ending((place, text) -> {
            var number = cell.unique()
                    .map(index -> index.of(place))
                    .orElseGet(() -> cell.key().draw(place));
            for (var shift = 16; shift >= 0; shift -= 8) {
                text.append(':').hex(number >>> shift, 2);
            }
        });
    }

    private ValueSource array(Cell cell, ColumnType element) {
        var fewest = Math.max(1, cell.bounds().minLength());
        var longest = delimitedByComma(element) ? ELEMENTS : 1;
        var most = Math.max(fewest, Math.min(longest, cell.bounds().maxLength().orElse(longest)));
        var elements = new ArrayList<ValueSource>();
        for (var number = 0; number < most; number++) {
            elements.add(sources.of(cell.element(element, number)));
        }
        return new Lists(cell.key(), elements, fewest);
    }

    /// The types that have commas inside themselves are delimited by something else; what that is, is told by a server
    /// that has the type.
    private static boolean delimitedByComma(ColumnType element) {
        return switch (element.base()) {
            case ColumnType.Geometric shape -> !shape.kind().equals("box");
            case ColumnType.Other other -> !ExtensionType.of(other).name().matches("geometry|geography");
            default -> true;
        };
    }

    private ValueSource composite(Cell cell, List<ColumnType.Attribute> attributes) {
        var parts = new ArrayList<ValueSource>();
        for (var number = 0; number < attributes.size(); number++) {
            var type = attributes.get(number).type();
            parts.add(depth(type) < DEEPEST ? sources.of(cell.element(type, number)) : new Nothing());
        }
        return new Tuple(parts);
    }

    /// So many composites are inside each other: each level doubles the quotes of the one below.
    private static int depth(ColumnType type) {
        return switch (type.base()) {
            case ColumnType.Composite composite ->
                1
                        + composite.attributes().stream()
                                .mapToInt(attribute -> depth(attribute.type()))
                                .max()
                                .orElse(0);
            case ColumnType.Array array -> depth(array.element());
            default -> 0;
        };
    }

    private ValueSource range(Cell cell, ColumnType.Range range) {
        var one = line(range.subtype()) ? slot(cell, range.subtype()) : single(cell, range.subtype());
        return range.multi() ? braced(one) : one;
    }

    private static ValueSource braced(ValueSource inner) {
        return (place, sink) -> {
            var text = new ByteText(64)
                    .append('{')
                    .append(CellText.of(inner, place).orElse(""))
                    .append('}');
            sink.text(text.bytes(), text.length());
        };
    }

    /// Whether ends of ranges over a type can be counted.
    static boolean line(ColumnType subtype) {
        return switch (subtype.base()) {
            case ColumnType.Whole _,
                    ColumnType.Numeric _,
                    ColumnType.Floating _,
                    ColumnType.Date _,
                    ColumnType.Timestamp _ -> true;
            default -> false;
        };
    }

    private static ValueSource slot(Cell cell, ColumnType subtype) {
        var unit = unit(subtype);
        var index = cell.unique().orElse(Ordinal.wholeTable(cell.row().numbering()));
        return new Slots(index, cell.key(), unit, origin(unit, cell.row().asOfMicros())).range();
    }

    /// A range of one value, whatever its type.
    private ValueSource single(Cell cell, ColumnType subtype) {
        var value = new Tuple(List.of(sources.of(cell.element(subtype, 0))));
        return (place, sink) -> {
            var quoted = CellText.of(value, place).orElse("()");
            var end = quoted.substring(1, quoted.length() - 1);
            var text = new ByteText(64).append("[" + end + "," + end + "]");
            sink.text(text.bytes(), text.length());
        };
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
            case TIMESTAMP, TIMESTAMP_ZONED -> (asOfMicros - 365 * DAY) / HOUR;
        };
    }

    private static ValueSource geometric(Key key, String kind) {
        var x = TextPart.number(key, 0, 999, 1);
        var y = TextPart.number(key.child(2), 0, 999, 1);
        var comma = TextPart.fixed(",");
        return switch (kind) {
            case "point" -> Composition.of(TextPart.fixed("("), x, comma, y, TextPart.fixed(")"));
            case "circle" -> Composition.of(TextPart.fixed("<("), x, comma, y, TextPart.fixed("),5>"));
            case "line" -> Composition.of(TextPart.fixed("{1,-1,"), x, TextPart.fixed("}"));
            case "box", "lseg" -> Composition.of(TextPart.fixed("(("), x, comma, y, TextPart.fixed("),(1000,1000))"));
            default -> Composition.of(TextPart.fixed("((0,0),("), x, comma, y, TextPart.fixed("),(1000,1000))"));
        };
    }

    /// The index behind a word where the column is unique, else nothing.
    private static TextPart indexed(Cell cell, String before) {
        return (place, text) ->
                cell.unique().ifPresent(index -> text.append(before).append(index.of(place) + 1));
    }
}
