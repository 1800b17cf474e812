package dev.seedbed.core.trial;

import dev.seedbed.core.generate.ColumnPlan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.value.PatternParser;
import dev.seedbed.core.generate.value.PatternText;
import dev.seedbed.core.scenario.draft.Draft.Confidence;
import dev.seedbed.core.schema.ColumnType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Values worth trying in a column: what the plan makes, the constants that the checks name and their neighbours, texts
/// of the patterns in them, JSON with the keys that they read, and the ends of the type. Whether any is valid is for
/// the server to say.
record Candidates(TablePlan table, List<String> expressions) {

    private static final int SAMPLES = 12;
    private static final int UNIQUE_SAMPLES = 64;
    private static final int ALIKE = 6;
    private static final int PLANNED = 0;
    private static final int NAMED = 1;
    private static final int EXTREME = 3;

    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*+)'");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w'.])\\d+(?:\\.\\d+)?(?![\\w'.])");
    private static final Pattern SPLIT = Pattern.compile("split_part\\([^']*'([^']+)'");
    private static final Pattern MATCH = Pattern.compile("~\\*?\\s*'((?:[^']|'')*+)'");

    /// A value, NULL when empty; the higher the cost, the less it looks like data.
    record Candidate(Optional<String> value, int cost) {}

    /// Each value once, the likely ones first.
    List<Candidate> of(ColumnPlan column) {
        var costs = new LinkedHashMap<Optional<String>, Integer>();
        if (column.draft().column().nullable()) {
            costs.put(Optional.empty(), NAMED);
        }
        planned(column).forEach(value -> costs.putIfAbsent(Optional.of(value), PLANNED));
        if (column.draft().confidence() != Confidence.DECIDED) {
            var type = column.draft().column().type().base();
            alike(column).forEach(value -> costs.putIfAbsent(Optional.of(value), NAMED));
            if (unique(column)) {
                LongStream.rangeClosed(1, UNIQUE_SAMPLES)
                        .mapToObj(number -> numbered(type, number))
                        .forEach(value -> costs.putIfAbsent(Optional.of(value), NAMED));
            }
            named(type).forEach(value -> costs.putIfAbsent(Optional.of(value), NAMED));
            extremes(type).forEach(value -> costs.putIfAbsent(Optional.of(value), EXTREME));
        }
        return interleaved(costs);
    }

    /// What the first row holds in other columns of the type, that this one may have to be equal to, or inside.
    private List<String> alike(ColumnPlan column) {
        var type = column.draft().column().type().base();
        return table.rows() == 0
                ? List.of()
                : table.columns().stream()
                        .filter(other -> !other.equals(column))
                        .flatMap(other ->
                                CellText.of(other.source(), table.numbering().place(0))
                                        .flatMap(text -> as(
                                                type,
                                                text,
                                                other.draft().column().type().base()))
                                        .stream())
                        .limit(ALIKE)
                        .toList();
    }

    /// A value of another column, where the types are the same but for the braces of a multirange.
    private static Optional<String> as(ColumnType type, String text, ColumnType other) {
        if (type.equals(other)) {
            return Optional.of(text);
        }
        return type instanceof ColumnType.Range range
                        && range.multi()
                        && other instanceof ColumnType.Range single
                        && !single.multi()
                        && single.subtype().equals(range.subtype())
                ? Optional.of("{" + text + "}")
                : Optional.empty();
    }

    /// Whether the values must differ in some rows: then a few are not enough.
    private boolean unique(ColumnPlan column) {
        return table.table().uniqueKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
    }

    private static String numbered(ColumnType type, long number) {
        return switch (type) {
            case ColumnType.Text _ -> "a" + number;
            case ColumnType.Json _ -> "{\"number\": " + number + "}";
            default -> Long.toString(number);
        };
    }

    /// A NULL, then by turns of what is planned and what the checks name, so that a cut keeps some of both.
    private static List<Candidate> interleaved(Map<Optional<String>, Integer> costs) {
        var planned = new ArrayList<Candidate>();
        var others = new ArrayList<Candidate>();
        costs.forEach((value, cost) -> (cost == PLANNED ? planned : others).add(new Candidate(value, cost)));
        var all = new ArrayList<Candidate>();
        for (var index = 0; index < Math.max(planned.size(), others.size()); index++) {
            if (index < others.size()) {
                all.add(others.get(index));
            }
            if (index < planned.size()) {
                all.add(planned.get(index));
            }
        }
        return all;
    }

    private List<String> planned(ColumnPlan column) {
        var most = unique(column) ? UNIQUE_SAMPLES : SAMPLES;
        return LongStream.range(0, Math.min(table.rows(), most * 4L))
                .mapToObj(row -> CellText.of(column.source(), table.numbering().place(row)))
                .flatMap(Optional::stream)
                .distinct()
                .limit(most)
                .toList();
    }

    private List<String> named(ColumnType type) {
        return switch (type) {
            case ColumnType.Json _ -> JsonCandidates.of(expressions);
            case ColumnType.Array _ ->
                texts().stream()
                        .flatMap(text -> text.startsWith("{")
                                ? List.of(text).stream()
                                : List.of("{\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}").stream())
                        .toList();
            case ColumnType.Text _ -> {
                var all = new ArrayList<>(patterned());
                var texts = texts();
                all.addAll(joined(texts));
                all.addAll(texts);
                yield all;
            }
            case ColumnType.Enumerated(var _, var labels) -> labels;
            case ColumnType.Whole _, ColumnType.Numeric _, ColumnType.Floating _, ColumnType.Money _ -> numbers();
            default -> texts();
        };
    }

    private List<String> texts() {
        var all = new TreeSet<String>();
        for (var expression : expressions) {
            var matcher = TEXT.matcher(expression);
            while (matcher.find()) {
                var text = matcher.group(1).replace("''", "'");
                all.add(text);
                if (text.contains("%")) {
                    all.add(text.replace("%", "x"));
                }
                if (text.startsWith("{") && text.endsWith("}")) {
                    all.addAll(List.of(text.substring(1, text.length() - 1)
                            .replace("\"", "")
                            .split(",")));
                }
            }
        }
        return List.copyOf(all);
    }

    /// Texts in two parts, where an expression splits them: `motion/1`.
    private List<String> joined(List<String> texts) {
        return expressions.stream()
                .flatMap(expression -> SPLIT.matcher(expression).results())
                .map(match -> match.group(1))
                .distinct()
                .flatMap(separator -> Stream.concat(texts.stream(), Stream.of("1"))
                        .filter(text -> !text.equals(separator))
                        .map(text -> text + separator + "1"))
                .toList();
    }

    private List<String> patterned() {
        var all = new ArrayList<String>();
        for (var expression : expressions) {
            var matcher = MATCH.matcher(expression);
            while (matcher.find()) {
                PatternParser.parse(matcher.group(1).replace("''", "'"))
                        .map(node -> new PatternText(node, Key.of(1), Optional.empty()))
                        .ifPresent(text -> LongStream.range(0, SAMPLES / 2)
                                .mapToObj(row ->
                                        CellText.of(text, table.numbering().place(row)))
                                .flatMap(Optional::stream)
                                .forEach(all::add));
            }
        }
        return all;
    }

    private List<String> numbers() {
        var all = new ArrayList<String>();
        for (var expression : expressions) {
            var matcher = NUMBER.matcher(expression);
            while (matcher.find()) {
                var number = new BigDecimal(matcher.group());
                all.add(number.toPlainString());
                all.add(number.add(BigDecimal.ONE).toPlainString());
                all.add(number.subtract(BigDecimal.ONE).toPlainString());
                all.add(number.negate().toPlainString());
            }
        }
        return all;
    }

    private static List<String> extremes(ColumnType type) {
        return switch (type) {
            case ColumnType.Bool _ -> List.of("true", "false");
            case ColumnType.Whole _, ColumnType.Numeric _, ColumnType.Floating _, ColumnType.Money _ ->
                List.of("0", "1", "2", "-1");
            case ColumnType.Text _ ->
                List.of(
                        "a",
                        "A",
                        "abc",
                        "1",
                        "2",
                        "10",
                        "25",
                        "",
                        "{}",
                        "1.0.0",
                        "a/b",
                        "a.b",
                        "a@example.com",
                        "https://example.com/",
                        "192.0.2.1",
                        "2024-01-01",
                        "00:00",
                        "en",
                        "#000000",
                        "+15555550100",
                        "5eedbed0-0000-8000-8000-000000000001");
            case ColumnType.Json _ -> List.of("{}", "[]", "null", "1", "\"a\"", "[{}]");
            case ColumnType.Array _ -> List.of("{}", "{NULL}");
            case ColumnType.Interval _ -> List.of("0", "1 day", "1 hour");
            case ColumnType.Range range -> range.multi() ? List.of("{}") : List.of("empty", "(,)");
            case ColumnType.Network _ -> List.of("192.0.2.1", "192.0.2.0/24", "2001:db8::1");
            case ColumnType.Date _, ColumnType.Timestamp _ -> List.of("2024-01-01", "infinity");
            case ColumnType.Time _ -> List.of("00:00:00");
            case ColumnType.Xml _ -> List.of("<a/>");
            case ColumnType.Bytes _, ColumnType.Bits _ -> List.of("", "\\x00", "0", "1");
            default -> List.of("{}", "0", "1", "a", "0/0", "10:20:", "(0,0)", "[0]", "pg_class");
        };
    }
}
