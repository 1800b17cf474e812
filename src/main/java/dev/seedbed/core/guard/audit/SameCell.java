package dev.seedbed.core.guard.audit;

import dev.seedbed.core.schema.ColumnType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Whether two texts of a cell mean the same value: a server writes it in a form of its own.
enum SameCell {
    SAME,
    DIFFERS,
    /// Values of that type have too many forms to be compared here.
    NOT_COMPARED;

    private static final JsonMapper JSON = new JsonMapper();

    static SameCell of(ColumnType type, Optional<String> planned, Optional<String> found) {
        if (planned.isEmpty() || found.isEmpty()) {
            return planned.isEmpty() && found.isEmpty() ? SAME : DIFFERS;
        }
        if (planned.equals(found)) {
            return SAME;
        }
        return switch (type.base()) {
            case ColumnType.Array _,
                    ColumnType.Range _,
                    ColumnType.Composite _,
                    ColumnType.Other _,
                    ColumnType.Interval _,
                    ColumnType.Floating _,
                    ColumnType.Money _,
                    ColumnType.Geometric _,
                    ColumnType.TextSearch _,
                    ColumnType.Xml _ -> NOT_COMPARED;
            default -> canonical(type, planned.get()).equals(canonical(type, found.get())) ? SAME : DIFFERS;
        };
    }

    /// One form for all ways to write a value.
    static String canonical(ColumnType type, String text) {
        try {
            return switch (type.base()) {
                case ColumnType.Text string -> string.padded() ? text.stripTrailing() : text;
                case ColumnType.Numeric _ ->
                    new BigDecimal(text).stripTrailingZeros().toPlainString();
                case ColumnType.Bool _ -> text.substring(0, 1);
                case ColumnType.Timestamp moment -> moment.zoned() ? instant(text) : fraction(text);
                case ColumnType.Time _ -> fraction(text);
                case ColumnType.Uuid _, ColumnType.Bytes _ -> text.toLowerCase(Locale.ROOT);
                case ColumnType.Network _ -> text.toLowerCase(Locale.ROOT).replaceFirst("/(32|128)$", "");
                case ColumnType.Json _ -> JSON.readTree(text).toString();
                default -> text;
            };
        } catch (NumberFormatException | DateTimeException | JacksonException _) {
            return text;
        }
    }

    private static String instant(String text) {
        var iso = text.replace(' ', 'T').replaceFirst("([+-]\\d\\d)$", "$1:00");
        return OffsetDateTime.parse(iso).toInstant().toString();
    }

    private static String fraction(String text) {
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
