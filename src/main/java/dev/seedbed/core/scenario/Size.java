package dev.seedbed.core.scenario;

/// Presets for how many rows an export has in all, about: they scale the number of tenants.
public enum Size {
    S(1_000),
    M(30_000),
    L(5_000_000);

    private final long rows;

    Size(long rows) {
        this.rows = rows;
    }

    public long rows() {
        return rows;
    }
}
