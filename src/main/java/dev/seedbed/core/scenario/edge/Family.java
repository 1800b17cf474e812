package dev.seedbed.core.scenario.edge;

import dev.seedbed.core.schema.ColumnType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Types that share edge cases.
public enum Family {
    TEXT,
    WHOLE,
    NUMERIC,
    FLOATING,
    MONEY,
    DATE,
    TIME,
    TIME_ZONED,
    TIMESTAMP,
    TIMESTAMP_ZONED,
    INTERVAL,
    JSON,
    JSONB,
    UUID,
    INET,
    CIDR,
    MACADDR,
    BYTES,
    ARRAY,
    TEXT_ARRAY,
    WHOLE_ARRAY,
    RANGE,
    INT_RANGE,
    NUMBER_RANGE,
    DATE_RANGE,
    TIMESTAMP_RANGE,
    TIMESTAMP_ZONED_RANGE,
    MULTIRANGE;

    /// The word in the list of packs.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Family of(String code) {
        return Arrays.stream(values())
                .filter(family -> family.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no family " + code));
    }

    /// Those that a type belongs to, domains aside; none for types that have no cases but their own limits.
    public static Set<Family> of(ColumnType type) {
        return switch (type.base()) {
            case ColumnType.Text _ -> EnumSet.of(TEXT);
            case ColumnType.Whole _ -> EnumSet.of(WHOLE);
            case ColumnType.Numeric _ -> EnumSet.of(NUMERIC);
            case ColumnType.Floating _ -> EnumSet.of(FLOATING);
            case ColumnType.Money _ -> EnumSet.of(MONEY);
            case ColumnType.Date _ -> EnumSet.of(DATE);
            case ColumnType.Time time -> EnumSet.of(time.zoned() ? TIME_ZONED : TIME);
            case ColumnType.Timestamp timestamp -> EnumSet.of(timestamp.zoned() ? TIMESTAMP_ZONED : TIMESTAMP);
            case ColumnType.Interval _ -> EnumSet.of(INTERVAL);
            case ColumnType.Json json -> EnumSet.of(json.binary() ? JSONB : JSON);
            case ColumnType.Uuid _ -> EnumSet.of(UUID);
            case ColumnType.Network network -> network(network.kind());
            case ColumnType.Bytes _ -> EnumSet.of(BYTES);
            case ColumnType.Array array -> array(array.element().base());
            case ColumnType.Range range ->
                range.multi() ? EnumSet.of(MULTIRANGE) : range(range.subtype().base());
            case ColumnType.Bool _,
                    ColumnType.Bits _,
                    ColumnType.Xml _,
                    ColumnType.Geometric _,
                    ColumnType.TextSearch _,
                    ColumnType.Enumerated _,
                    ColumnType.Composite _,
                    ColumnType.Other _,
                    ColumnType.Domain _ -> EnumSet.noneOf(Family.class);
        };
    }

    private static Set<Family> network(String kind) {
        return switch (kind) {
            case "inet" -> EnumSet.of(INET);
            case "cidr" -> EnumSet.of(CIDR);
            case "macaddr" -> EnumSet.of(MACADDR);
            default -> EnumSet.noneOf(Family.class);
        };
    }

    private static Set<Family> array(ColumnType element) {
        return switch (element) {
            case ColumnType.Text _ -> EnumSet.of(ARRAY, TEXT_ARRAY);
            case ColumnType.Whole _ -> EnumSet.of(ARRAY, WHOLE_ARRAY);
            default -> EnumSet.of(ARRAY);
        };
    }

    private static Set<Family> range(ColumnType subtype) {
        var own = switch (subtype) {
            case ColumnType.Whole _ -> Optional.of(INT_RANGE);
            case ColumnType.Numeric _ -> Optional.of(NUMBER_RANGE);
            case ColumnType.Date _ -> Optional.of(DATE_RANGE);
            case ColumnType.Timestamp timestamp ->
                Optional.of(timestamp.zoned() ? TIMESTAMP_ZONED_RANGE : TIMESTAMP_RANGE);
            default -> Optional.<Family>empty();
        };
        return own.map(family -> EnumSet.of(RANGE, family)).orElseGet(() -> EnumSet.of(RANGE));
    }
}
