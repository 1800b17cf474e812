package dev.seedbed.core.preview;

import java.util.OptionalLong;

/// Which rows of a table are looked at: those of one tenant, counted from 0, or of all; with which edge cases.
public record RowFilter(OptionalLong tenant, EdgeFilter edges) {

    public static final RowFilter NONE = new RowFilter(OptionalLong.empty(), EdgeFilter.NONE);
}
