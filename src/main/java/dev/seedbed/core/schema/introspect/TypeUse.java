package dev.seedbed.core.schema.introspect;

/// A type where it is used: the type's oid, the modifier given there (length, precision; -1 for none), and the
/// server's spelling of both. `folded` when the column's collation takes strings as equal that differ.
record TypeUse(long id, int modifier, String sql, boolean folded) {

    /// The same use for what an array of this use holds: the modifier is the element's.
    TypeUse element(long element) {
        return new TypeUse(element, modifier, sql.substring(0, sql.length() - "[]".length()), folded);
    }
}
