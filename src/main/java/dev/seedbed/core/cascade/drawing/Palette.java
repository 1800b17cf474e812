package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.Verdict;

/// The colours of verdicts and lines, for a light and for a dark surface.
///
/// Told apart by people with any of the common colour blindnesses, and at least 3.2:1 against both surfaces; text never
/// wears them.
public enum Palette {
    TENANT("#1F2328", "#E6EDF3"),
    GONE("#0B4FA0", "#79C0FF"),
    UNLINKED("#B07C00", "#FCDA9A"),
    FAILING("#7A1F12", "#F85149"),
    CIRCULAR("#C42BD3", "#B559D1"),
    STAYING("#6C7680", "#768390");

    private final String light;
    private final String dark;

    Palette(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    public String light() {
        return light;
    }

    public String dark() {
        return dark;
    }

    public static Palette of(Verdict verdict) {
        return switch (verdict) {
            case ROOT -> TENANT;
            case DELETED -> GONE;
            case BLOCKS -> FAILING;
            case DETACHED -> UNLINKED;
            case LEFT_BEHIND, SHARED -> STAYING;
        };
    }

    public static Palette of(Line line) {
        return switch (line) {
            case CASCADE -> GONE;
            case CLEARS -> UNLINKED;
            case BLOCKS -> FAILING;
            case CYCLE -> CIRCULAR;
            case PASSES, LOOSE -> STAYING;
        };
    }
}
