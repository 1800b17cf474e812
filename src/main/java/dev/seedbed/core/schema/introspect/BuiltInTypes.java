package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.schema.ColumnType;
import java.util.OptionalInt;

/// The scalar types that every server has, by their name in `pg_type`.
final class BuiltInTypes {

    /// What `atttypmod` adds to a length or a packed precision.
    private static final int HEADER = 4;

    private static final int NAME_LENGTH = 63;

    private BuiltInTypes() {}

    static ColumnType of(String name, TypeUse use) {
        var sql = use.sql();
        return switch (name) {
            case "int2" -> new ColumnType.Whole(sql, 16);
            case "int4" -> new ColumnType.Whole(sql, 32);
            case "int8" -> new ColumnType.Whole(sql, 64);
            case "numeric" -> numeric(use);
            case "float4" -> new ColumnType.Floating(sql, 32);
            case "float8" -> new ColumnType.Floating(sql, 64);
            case "money" -> new ColumnType.Money(sql);
            case "bool" -> new ColumnType.Bool(sql);
            case "date" -> new ColumnType.Date(sql);
            case "time", "timetz" -> new ColumnType.Time(sql, name.endsWith("tz"));
            case "timestamp", "timestamptz" -> new ColumnType.Timestamp(sql, name.endsWith("tz"));
            case "interval" -> new ColumnType.Interval(sql);
            case "uuid" -> new ColumnType.Uuid(sql);
            case "json", "jsonb" -> new ColumnType.Json(sql, name.equals("jsonb"));
            case "xml" -> new ColumnType.Xml(sql);
            case "bytea" -> new ColumnType.Bytes(sql);
            case "bit", "varbit" -> new ColumnType.Bits(sql, length(use.modifier(), 0), name.equals("varbit"));
            case "inet", "cidr", "macaddr", "macaddr8" -> new ColumnType.Network(sql, name);
            case "point", "line", "lseg", "box", "path", "polygon", "circle" -> new ColumnType.Geometric(sql, name);
            case "tsvector", "tsquery" -> new ColumnType.TextSearch(sql, name.equals("tsquery"));
            default -> text(name, use);
        };
    }

    private static ColumnType text(String name, TypeUse use) {
        return switch (name) {
            case "text" -> new ColumnType.Text(use.sql(), OptionalInt.empty(), false, use.folded());
            case "varchar" -> new ColumnType.Text(use.sql(), length(use.modifier(), HEADER), false, use.folded());
            case "bpchar" -> new ColumnType.Text(use.sql(), length(use.modifier(), HEADER), true, use.folded());
            case "name" -> new ColumnType.Text(use.sql(), OptionalInt.of(NAME_LENGTH), false, use.folded());
            case "char" -> new ColumnType.Text(use.sql(), OptionalInt.of(1), false, use.folded());
            default -> new ColumnType.Other(use.sql(), "");
        };
    }

    private static OptionalInt length(int modifier, int header) {
        return modifier < 0 ? OptionalInt.empty() : OptionalInt.of(modifier - header);
    }

    /// The modifier holds the precision in its upper half and the scale, which may be negative, in its lower 11 bits.
    private static ColumnType numeric(TypeUse use) {
        if (use.modifier() < 0) {
            return new ColumnType.Numeric(use.sql(), OptionalInt.empty(), OptionalInt.empty());
        }
        var packed = use.modifier() - HEADER;
        var scale = ((packed & 0x7FF) ^ 0x400) - 0x400;
        return new ColumnType.Numeric(use.sql(), OptionalInt.of(packed >> 16 & 0xFFFF), OptionalInt.of(scale));
    }
}
