package dev.seedbed.core.schema;

/// A trigger that somebody wrote and that fires. `onInsert` when it runs for inserted rows; `plain` when it is switched
/// on in the usual way, and not always, even on replicas.
public record Trigger(String name, boolean onInsert, boolean plain) {}
