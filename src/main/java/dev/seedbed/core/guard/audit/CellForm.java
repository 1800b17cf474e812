package dev.seedbed.core.guard.audit;

import dev.seedbed.core.schema.ColumnType;
import java.util.Locale;

/// How the cells of a column are written, as far as it matters for looking into them.
public enum CellForm {
    TEXT,
    /// Nothing is known of the type: a number may be one, and text is text.
    UNTYPED,
    NUMBER,
    /// json and jsonb.
    DOCUMENT,
    /// hstore.
    PAIRS,
    ARRAY,
    BYTES,
    /// inet, cidr: the type itself says what it is.
    INET,
    /// macaddr, likewise.
    MAC,
    /// Cannot tell of anybody by itself: dates, truth values, UUIDs, labels of an enum.
    OPAQUE;

    static CellForm of(ColumnType type) {
        return switch (type.base()) {
            case ColumnType.Text _, ColumnType.Xml _, ColumnType.TextSearch _, ColumnType.Composite _ -> TEXT;
            case ColumnType.Whole _, ColumnType.Numeric _ -> NUMBER;
            case ColumnType.Json _ -> DOCUMENT;
            case ColumnType.Bytes _ -> BYTES;
            case ColumnType.Network network -> ofName(network.sql());
            case ColumnType.Array array -> of(array.element()) == OPAQUE ? OPAQUE : ARRAY;
            case ColumnType.Other other -> ofName(other.sql());
            default -> OPAQUE;
        };
    }

    /// The same for a type by its name in SQL.
    static CellForm ofName(String type) {
        var name = type.toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*?\\)", "")
                .replaceAll("^.*\\.|\"", "")
                .strip();
        if (name.endsWith("[]")) {
            return ofName(name.substring(0, name.length() - 2)) == OPAQUE ? OPAQUE : ARRAY;
        }
        return switch (name) {
            case "smallint", "integer", "bigint", "int", "int2", "int4", "int8", "numeric", "decimal" -> NUMBER;
            case "smallserial", "serial", "bigserial" -> NUMBER;
            case "json", "jsonb" -> DOCUMENT;
            case "hstore" -> PAIRS;
            case "bytea" -> BYTES;
            case "inet", "cidr" -> INET;
            case "macaddr", "macaddr8" -> MAC;
            case "boolean", "bool", "uuid", "date", "interval", "real", "double precision", "money", "oid" -> OPAQUE;
            case "point", "line", "lseg", "box", "path", "polygon", "circle", "geometry", "geography" -> OPAQUE;
            default -> name.matches("(time|timestamp|bit)\\b.*|.*range|vector|halfvec|ltree|float\\d*") ? OPAQUE : TEXT;
        };
    }
}
