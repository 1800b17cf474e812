package dev.seedbed.core.cascade;

/// A remark on a verdict that does not change it.
public enum Badge {
    /// The table is on a cycle of foreign keys.
    CYCLE("cycle"),
    /// A foreign key into the tenant has no index on its referencing columns: the delete scans the table per row.
    NO_INDEX("no-index"),
    /// A foreign key could point at another tenant's row, because it does not carry the tenant column.
    CROSS_TENANT("cross-tenant"),
    /// The tie to the tenant is read from a column name; no foreign key enforces it.
    INFERRED("inferred"),
    /// An executed delete agreed with the verdict.
    PROVEN("proven");

    private final String code;

    Badge(String code) {
        this.code = code;
    }

    /// The word used in reports; stable.
    public String code() {
        return code;
    }
}
