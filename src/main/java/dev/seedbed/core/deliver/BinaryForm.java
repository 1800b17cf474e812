package dev.seedbed.core.deliver;

import dev.seedbed.core.schema.ColumnType;
import java.util.List;
import java.util.Optional;

/// How a type's values stand in binary COPY; not all types have a form that is known here.
enum BinaryForm {
    BOOL,
    INT2(2),
    INT4(4),
    INT8(8),
    FLOAT4,
    FLOAT8,
    NUMERIC,
    /// Text as it is: all text types, enums, json.
    TEXT,
    /// Text behind a version.
    JSONB,
    BYTES,
    UUID,
    DATE,
    TIME,
    TIMESTAMP,
    INET;

    private final int wholeBytes;

    BinaryForm() {
        this(0);
    }

    /// Whole numbers of so many bytes.
    BinaryForm(int wholeBytes) {
        this.wholeBytes = wholeBytes;
    }

    /// The bytes of a whole number; 0 for forms that are none.
    int wholeBytes() {
        return wholeBytes;
    }

    /// Whether it is a whole number with room for this one.
    boolean holds(long value) {
        return wholeBytes > 0 && value >> (wholeBytes * 8 - 1) == value >> 63;
    }

    /// The forms of a row's columns, when all of them have one.
    static Optional<List<BinaryForm>> of(List<ColumnType> types) {
        var forms = types.stream().map(BinaryForm::of).flatMap(Optional::stream).toList();
        return forms.isEmpty() || forms.size() < types.size() ? Optional.empty() : Optional.of(forms);
    }

    static Optional<BinaryForm> of(ColumnType type) {
        return switch (type.base()) {
            case ColumnType.Bool _ -> Optional.of(BOOL);
            case ColumnType.Whole whole -> Optional.of(whole.bits() == 16 ? INT2 : whole.bits() == 32 ? INT4 : INT8);
            case ColumnType.Floating floating -> Optional.of(floating.bits() == 32 ? FLOAT4 : FLOAT8);
            case ColumnType.Numeric _ -> Optional.of(NUMERIC);
            case ColumnType.Text text when text.sql().equals("\"char\"") -> Optional.empty();
            case ColumnType.Text _, ColumnType.Enumerated _ -> Optional.of(TEXT);
            case ColumnType.Json json -> Optional.of(json.binary() ? JSONB : TEXT);
            case ColumnType.Bytes _ -> Optional.of(BYTES);
            case ColumnType.Uuid _ -> Optional.of(UUID);
            case ColumnType.Date _ -> Optional.of(DATE);
            case ColumnType.Time time when !time.zoned() -> Optional.of(TIME);
            case ColumnType.Timestamp _ -> Optional.of(TIMESTAMP);
            case ColumnType.Network network when network.kind().equals("inet") -> Optional.of(INET);
            default -> Optional.empty();
        };
    }
}
