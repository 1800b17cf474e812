package dev.seedbed.core.preview;

import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a person would call a row: its name or title where it has one, else what tells it from others.
public final class RowName {

    private static final List<String> NAMES = List.of(
            "name",
            "title",
            "display_name",
            "full_name",
            "label",
            "number",
            "code",
            "sku",
            "email",
            "slug",
            "subject",
            "summary",
            "description");

    private RowName() {}

    public static String of(TablePlan table, Place place) {
        return NAMES.stream()
                .filter(table.columnNames()::contains)
                .flatMap(column -> cell(table, column, place).stream())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseGet(() -> identity(table, place));
    }

    private static String identity(TablePlan table, Place place) {
        var columns = table.table().identity().stream()
                .filter(table.columnNames()::contains)
                .toList();
        return (columns.isEmpty() ? table.columnNames().stream().limit(1) : columns.stream())
                .flatMap(column -> cell(table, column, place).map(Stream::of).orElseGet(Stream::empty))
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> cell(TablePlan table, String column, Place place) {
        return CellText.of(table.column(column).source(), place);
    }
}
