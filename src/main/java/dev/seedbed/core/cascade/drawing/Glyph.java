package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.Badge;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.Verdict;
import java.util.ArrayList;
import java.util.List;

/// A sign on a box: a verdict or a remark, told without colour.
///
/// `path` is SVG path data to be stroked, not filled, in a square of 16 by 16; `text` is the character for plain text.
public enum Glyph {
    ROOT("◆", "the tenant", "M8 1.8 L14.2 8 L8 14.2 L1.8 8 Z"),
    DELETED("✔", "deleted with the tenant", "M2.5 8.6 L6.3 12.4 L13.5 4"),
    BLOCKS("✖", "delete fails here", "M3.5 3.5 L12.5 12.5 M12.5 3.5 L3.5 12.5"),
    DETACHED(
            "◐",
            "row stays, link cleared",
            "M8 2 A6 6 0 0 0 8 14 Z M8 2 A6 6 0 0 1 8 14 M5.2 4.5 V11.5 M6.8 3.2 V12.8"),
    LEFT_BEHIND("○", "left behind", "M8 2.5 A5.5 5.5 0 0 1 8 13.5 A5.5 5.5 0 0 1 8 2.5 Z"),
    SHARED("·", "shared by all tenants", "M4 8 H12"),
    ROOT_KEY("⌂", "direct key to the tenant, not drawn", "M2 8 L8 2.5 L14 8 M4 6.5 V13.5 H12 V6.5"),
    CYCLE("↻", "on a cycle of foreign keys", "M13 8 A5 5 0 1 1 10.6 3.7 M10.6 0.9 V3.9 H7.6"),
    NO_INDEX(
            "⏱",
            "no index on a foreign key",
            "M8 3.5 A5 5 0 0 1 8 13.5 A5 5 0 0 1 8 3.5 Z M8 5.8 V8.6 L9.9 9.8 M6.3 1.5 H9.7"),
    CROSS_TENANT("⇄", "a key may point across tenants", "M2 5.5 H14 L10.8 2.6 M14 10.5 H2 L5.2 13.4"),
    INFERRED("?", "tied by a column's name only", "M5 5.2 A3 3 0 1 1 9.2 7.9 Q8 8.6 8 10 M8 12.6 V13.2"),
    PROVEN(
            "🛡",
            "proven by an executed delete",
            "M8 1.8 L13 3.6 V8 Q13 12 8 14.4 Q3 12 3 8 V3.6 Z M5.6 8 L7.4 9.8 L10.6 6");

    private final String text;
    private final String description;
    private final String path;

    Glyph(String text, String description, String path) {
        this.text = text;
        this.description = description;
        this.path = path;
    }

    public String text() {
        return text;
    }

    /// What it says, for legends, tooltips and screen readers.
    public String description() {
        return description;
    }

    public String path() {
        return path;
    }

    public static Glyph of(Verdict verdict) {
        return switch (verdict) {
            case ROOT -> ROOT;
            case DELETED -> DELETED;
            case BLOCKS -> BLOCKS;
            case DETACHED -> DETACHED;
            case LEFT_BEHIND -> LEFT_BEHIND;
            case SHARED -> SHARED;
        };
    }

    public static Glyph of(Badge badge) {
        return switch (badge) {
            case CYCLE -> CYCLE;
            case NO_INDEX -> NO_INDEX;
            case CROSS_TENANT -> CROSS_TENANT;
            case INFERRED -> INFERRED;
            case PROVEN -> PROVEN;
        };
    }

    static List<Glyph> badges(TableVerdict table, boolean rootKey) {
        var glyphs = new ArrayList<Glyph>();
        if (rootKey) {
            glyphs.add(ROOT_KEY);
        }
        for (var badge : Badge.values()) {
            if (table.badges().contains(badge)) {
                glyphs.add(of(badge));
            }
        }
        return glyphs;
    }
}
