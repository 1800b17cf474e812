package dev.seedbed.core.schema;

import java.util.List;

/// An index. `columns` are its leading plain columns; `definition` is what `pg_get_indexdef` says.
/// `constraint` is the constraint that owns it, or empty. `plain` says that index and constraint are no more than
/// their definitions: made again from those, they lose no comment, mark, place or setting.
public record Index(
        String name,
        List<String> columns,
        boolean unique,
        boolean partial,
        boolean valid,
        String method,
        String constraint,
        boolean plain,
        String definition) {

    public Index {
        columns = List.copyOf(columns);
    }

    /// Whether a lookup by exactly these columns can use it: they lead it in any order, for all rows.
    public boolean serves(List<String> lookup) {
        return valid
                && !partial
                && (method.equals("btree") || method.equals("hash"))
                && columns.size() >= lookup.size()
                && lookup.containsAll(columns.subList(0, lookup.size()));
    }
}
