package dev.seedbed.core.scenario;

/// Which dates and times stay as they are made, and which move with the day on which the rows are loaded.
public record Clock() {

    public static final Clock FROZEN = new Clock();
}
