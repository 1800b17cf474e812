package dev.seedbed.core.schema;

/// What a foreign key does to the referencing rows when the referenced row is deleted.
public enum DeleteAction {
    NO_ACTION("NO ACTION"),
    RESTRICT("RESTRICT"),
    CASCADE("CASCADE"),
    SET_NULL("SET NULL"),
    SET_DEFAULT("SET DEFAULT");

    private final String sql;

    DeleteAction(String sql) {
        this.sql = sql;
    }

    public String sql() {
        return sql;
    }

    /// Reads `pg_constraint.confdeltype`.
    public static DeleteAction ofCatalogue(String code) {
        return switch (code) {
            case "a" -> NO_ACTION;
            case "r" -> RESTRICT;
            case "c" -> CASCADE;
            case "n" -> SET_NULL;
            case "d" -> SET_DEFAULT;
            default -> throw new IllegalArgumentException("confdeltype " + code);
        };
    }
}
