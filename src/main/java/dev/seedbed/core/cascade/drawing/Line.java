package dev.seedbed.core.cascade.drawing;

/// How a foreign key is drawn: what the delete does along it, told by dashes as well as by colour.
public enum Line {
    CASCADE("CASCADE: the rows go along", ""),
    CLEARS("SET NULL or SET DEFAULT: the link is cleared", "9 4"),
    BLOCKS("the delete fails, or may fail, here", ""),
    PASSES("NO ACTION or RESTRICT that passes", "2 3"),
    CYCLE("closes a cycle", "9 3 2 3"),
    LOOSE("rows on both ends stay", "1 4");

    private final String description;
    private final String dashes;

    Line(String description, String dashes) {
        this.description = description;
        this.dashes = dashes;
    }

    public String description() {
        return description;
    }

    /// The lengths of strokes and gaps, as SVG writes them; empty for a solid line. A blocking line is drawn double.
    public String dashes() {
        return dashes;
    }
}
