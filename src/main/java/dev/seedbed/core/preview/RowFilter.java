package dev.seedbed.core.preview;

import java.util.OptionalLong;

/// Which rows of a table are looked at: those of one tenant, counted from 0, or of all; those with edge cases, or all.
public record RowFilter(OptionalLong tenant, boolean edgesOnly) {

    public static final RowFilter NONE = new RowFilter(OptionalLong.empty(), false);
}
