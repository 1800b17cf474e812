package dev.seedbed.core.trial;

import dev.seedbed.core.schema.ColumnType;

/// How a cell is asked for as text, so that it can be compared byte for byte: by its type's own output, and amounts of
/// money without the signs of a locale.
public final class ReadBack {

    private ReadBack() {}

    public static String sql(String cell, ColumnType type) {
        return "pg_catalog.format('%s', "
                + (type.base() instanceof ColumnType.Money ? "(" + cell + ")::pg_catalog.numeric" : cell) + ")";
    }
}
