package dev.seedbed.core.guard.scan;

/// What the scan could not look into: as long as there is any, it proves nothing.
public record Unread(Place place, String why) {}
