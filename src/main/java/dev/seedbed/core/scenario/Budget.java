package dev.seedbed.core.scenario;

import java.util.OptionalLong;

/// The most rows and bytes that a scenario may come to, so that a change of a number does not fill a disk.
public record Budget(OptionalLong rows, OptionalLong bytes) {

    public static final Budget NONE = new Budget(OptionalLong.empty(), OptionalLong.empty());
}
