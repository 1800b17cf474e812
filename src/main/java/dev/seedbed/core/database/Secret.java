package dev.seedbed.core.database;

/// A password or token on its way to a driver; whoever prints it prints `***`.
public record Secret(String value) {

    static final String MASK = "***";

    @Override
    public String toString() {
        return MASK;
    }
}
