package dev.seedbed.core.scenario;

/// Which packs of edge cases a person asked for, in the whole scenario, a table or a column.
public record EdgePacks() {

    public static final EdgePacks NONE = new EdgePacks();
}
