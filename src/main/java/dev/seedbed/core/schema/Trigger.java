package dev.seedbed.core.schema;

/// A trigger that somebody wrote and that is switched on. `onInsert` when it runs for inserted rows; `plain` when it is
/// switched on in the usual way, and not for replicas or always.
public record Trigger(String name, boolean onInsert, boolean plain) {}
