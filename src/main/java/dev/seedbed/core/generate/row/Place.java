package dev.seedbed.core.generate.row;

/// Where a row stands: its tenant, its index among that tenant's rows of the table, and its index in the whole table.
///
/// A table that belongs to no tenant has one tenant, number 0. Values are keyed by `tenant` and `local`, so that
/// another tenant's rows never move them.
public record Place(long tenant, long local, long row) {

    /// The place of no row: what a reference without a parent points at.
    public static final Place NONE = new Place(-1, -1, -1);
}
