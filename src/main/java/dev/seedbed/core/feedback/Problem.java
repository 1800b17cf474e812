package dev.seedbed.core.feedback;

/// Something a person has to know, in four parts: what happened, where, why, and what to do next.
///
/// Never holds a password: places that are connections name host, port, database and user only.
public record Problem(Severity severity, Category category, String what, String where, String why, String remedy) {

    public static Problem error(Category category, String what, String where, String why, String remedy) {
        return new Problem(Severity.ERROR, category, what, where, why, remedy);
    }

    public static Problem warning(Category category, String what, String where, String why, String remedy) {
        return new Problem(Severity.WARNING, category, what, where, why, remedy);
    }

    /// The same problem in another place.
    public Problem at(String place) {
        return new Problem(severity, category, what, place, why, remedy);
    }

    public SeedbedException exception() {
        return new SeedbedException(this);
    }

    /// The same problem, keeping the failure that caused it for the log of a developer.
    public SeedbedException exception(Throwable cause) {
        return new SeedbedException(this, cause);
    }

    /// The text that every front end shows: one line of what, then the parts that are not empty.
    public String text() {
        var text = new StringBuilder(what);
        append(text, "where", where);
        append(text, "why", why);
        append(text, "what to do", remedy);
        return text.toString();
    }

    private static void append(StringBuilder text, String part, String value) {
        if (!value.isBlank()) {
            text.append("\n  ").append(part).append(": ").append(value);
        }
    }
}
