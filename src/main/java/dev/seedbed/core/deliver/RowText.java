package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.schema.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Single rows as text to be taken elsewhere.
public enum RowText {

    /// Statements as an export for any client has them.
    INSERT {
        @Override
        public String of(TablePlan table, List<Long> rows) {
            var out = new ByteText(1_024);
            var sink = new InsertText(out, SeedScript.insertHead(table));
            rows.forEach(row -> table.write(row, row + 1, sink));
            sink.endBlock();
            return out.toString();
        }
    },

    /// Lines as PostgreSQL's own CSV has them, under a heading: NULL is nothing, an empty text is `""`.
    CSV {
        @Override
        public String of(TablePlan table, List<Long> rows) {
            return Stream.concat(
                            Stream.of(table.columnNames().stream()
                                    .map(Optional::of)
                                    .toList()),
                            rows.stream().map(row -> cells(table, row)))
                    .map(cells -> cells.stream().map(RowText::quoted).collect(Collectors.joining(",", "", "\n")))
                    .collect(Collectors.joining());
        }
    },

    /// A list of objects; numbers and truth values are such.
    JSON {
        @Override
        public String of(TablePlan table, List<Long> rows) {
            return rows.stream().map(row -> object(table, row)).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
        }
    };

    private static final JsonMapper MAPPER = new JsonMapper();

    /// The rows with these numbers, in this order.
    public abstract String of(TablePlan table, List<Long> rows);

    private static List<Optional<String>> cells(TablePlan table, long row) {
        var place = table.numbering().place(row);
        return table.columns().stream()
                .map(column -> CellText.of(column.source(), place))
                .toList();
    }

    private static String quoted(Optional<String> cell) {
        return cell.map(text -> text.isEmpty() || text.equals("\\.") || text.matches("(?s).*[\",\r\n].*")
                        ? '"' + text.replace("\"", "\"\"") + '"'
                        : text)
                .orElse("");
    }

    private static String object(TablePlan table, long row) {
        var fields = new LinkedHashMap<String, String>();
        var cells = cells(table, row);
        for (var index = 0; index < cells.size(); index++) {
            var column = table.columns().get(index).draft().column();
            fields.put(
                    column.name(),
                    cells.get(index)
                            .map(text -> json(column.type().base(), text))
                            .orElse("null"));
        }
        return fields.entrySet().stream()
                .map(field -> MAPPER.writeValueAsString(field.getKey()) + ": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String json(ColumnType type, String text) {
        return switch (type) {
            case ColumnType.Whole _, ColumnType.Numeric _, ColumnType.Floating _
            when text.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?") -> text;
            case ColumnType.Bool _ -> Boolean.toString(text.startsWith("t"));
            default -> MAPPER.writeValueAsString(text);
        };
    }
}
