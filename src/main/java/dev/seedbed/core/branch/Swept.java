package dev.seedbed.core.branch;

/// One thing that a sweep took away, or would take. `why` is a clause: "expired 2 hours ago".
public record Swept(String name, String why) {}
