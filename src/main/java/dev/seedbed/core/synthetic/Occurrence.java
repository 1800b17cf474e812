package dev.seedbed.core.synthetic;

/// A value that stands in a text from `start` (included) to `end` (excluded).
public record Occurrence(String value, int start, int end) {

    public static Occurrence whole(String text) {
        return new Occurrence(text, 0, text.length());
    }

    public boolean overlaps(Occurrence other) {
        return start < other.end && other.start < end;
    }
}
