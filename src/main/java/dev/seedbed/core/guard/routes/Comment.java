package dev.seedbed.core.guard.routes;

/// How a file says which part of it is Seedbed's.
enum Comment {
    SLASHES("// ", ""),
    HASH("# ", ""),
    XML("<!-- ", " -->"),
    /// Not at all: the whole file is.
    NONE("", "");

    static final String BEGIN = "seedbed:begin";
    static final String END = "seedbed:end";

    private static final String NOTE =
            " written by 'seedbed routes generate', which replaces what is between the marks";

    private final String before;
    private final String behind;

    Comment(String before, String behind) {
        this.before = before;
        this.behind = behind;
    }

    String begin() {
        return before + BEGIN + NOTE + behind + "\n";
    }

    /// As much of the first mark as a person has to write.
    String shortBegin() {
        return before + BEGIN + behind;
    }

    String end() {
        return before + END + behind + "\n";
    }
}
