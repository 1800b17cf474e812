package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.ServerErrorMessage;

/// What a schema database lacks of its file, told with lines: what the server refused one by one, and what was passed
/// over or changed on purpose by reason.
final class LeftOut {

    private static final int SHOWN_CHARACTERS = 160;
    private static final int SHOWN_LINES = 12;
    private static final int SHOWN_ALONE = 3;

    private final String origin;
    private final SequencedMap<String, List<Refusal>> refused = new LinkedHashMap<>();
    private final SequencedMap<Note, List<Integer>> notes = new LinkedHashMap<>();

    LeftOut(String origin) {
        this.origin = origin;
    }

    private record Refusal(LoadedStatement statement, SQLException failure) {}

    /// Something that was done on purpose, and why.
    record Note(String what, String why, String remedy) {

        static final Note SERVER_WIDE = new Note(
                "Statements about the whole server were passed over.",
                "Roles, databases and server settings are shared with other schemas.",
                "");
        static final Note INCLUDES = new Note(
                "Other files are not read.",
                "The file includes them, or copies rows from them.",
                "Put the files into one, in the order in which they are loaded.");
        static final Note PLACEHOLDERS = new Note(
                "Placeholders stand for their own names.",
                "Some tool fills them in when it runs the file, and nothing here says what with.",
                "Fill them in if a name depends on them.");

        static final Note STAND_IN = new Note(
                "Types of extensions that this server lacks stand for themselves.",
                "Their values are made by the type's name; no server has tried them.",
                "Give the URL of a server with the extension to have them tried.");

        static final Note ALREADY_THERE = new Note(
                "Statements that make what is already there were passed over.",
                "The file makes the same thing twice.",
                "");

        static Note made(String kind, String name) {
            return new Note(
                    "The " + kind + " " + name + " was made.",
                    "The file uses it and makes it nowhere.",
                    "Make it as well where the seed is loaded.");
        }

        static Note clauseCut(String message) {
            return new Note(
                    "A clause was left out of statements.",
                    message,
                    "Write the dump without owners and grants: pg_dump --schema-only --no-owner --no-privileges");
        }
    }

    void note(Note note, int line) {
        notes.computeIfAbsent(note, _ -> new ArrayList<>()).add(line);
    }

    void refuse(LoadedStatement statement, SQLException failure) {
        refused.computeIfAbsent(SqlFailure.message(failure), _ -> new ArrayList<>())
                .add(new Refusal(statement, failure));
    }

    /// What was refused in the order of the file, then the notes.
    List<Problem> problems() {
        return Stream.concat(
                        refused.values().stream()
                                .sorted(Comparator.comparingInt(
                                        same -> same.getFirst().statement().line()))
                                .flatMap(this::told),
                        notes.entrySet().stream().map(note -> told(note.getKey(), note.getValue())))
                .toList();
    }

    private Problem told(Note note, List<Integer> lines) {
        return Problem.warning(Category.USAGE, note.what(), origin + ", " + lines(lines), note.why(), note.remedy());
    }

    /// Few by themselves; many with one cause, such as a table that is left out, in one.
    private Stream<Problem> told(List<Refusal> same) {
        var faults = same.stream().map(refusal -> fault(refusal.statement(), refusal.failure()));
        if (same.size() < SHOWN_ALONE) {
            return faults;
        }
        var first = faults.findFirst().orElseThrow();
        var more = same.stream().skip(1).map(refusal -> refusal.statement().line());
        return Stream.of(Problem.error(
                first.category(),
                "PostgreSQL does not take " + same.size() + " statements of the schema, all for one cause.",
                first.where() + "; also " + lines(more.toList()),
                first.why(),
                first.remedy()));
    }

    private static String lines(List<Integer> lines) {
        var all = lines.stream().distinct().sorted().toList();
        var shown = all.stream().limit(SHOWN_LINES).map(String::valueOf).collect(Collectors.joining(", "));
        var more = all.size() > SHOWN_LINES ? " and " + (all.size() - SHOWN_LINES) + " more" : "";
        return (all.size() > 1 ? "lines " : "line ") + shown + more;
    }

    private Problem fault(LoadedStatement statement, SQLException failure) {
        var text = statement.text();
        var offset = SqlFailure.position(failure, text).orElse(0);
        var before = text.substring(0, offset);
        var line = statement.line() + newlines(before);
        var shown = text.substring(before.lastIndexOf('\n') + 1)
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        var why = SqlFailure.message(failure) + " (SQLSTATE " + SqlFailure.state(failure) + ")";
        return Problem.error(
                Category.USAGE,
                "PostgreSQL does not take a statement of the schema.",
                origin + ", line " + line + ": " + shortened(shown),
                why,
                remedy(text, failure));
    }

    private static String shortened(String text) {
        return text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
    }

    static int newlines(String text) {
        return (int) text.chars().filter(character -> character == '\n').count();
    }

    private static String remedy(String text, SQLException failure) {
        var message = SqlFailure.message(failure);
        if (message.startsWith("role ") || message.contains("to create role")) {
            return "Write the dump without owners and grants: pg_dump --schema-only --no-owner --no-privileges";
        }
        if (message.startsWith("extension ") || message.contains("extension control file")) {
            return "The embedded server lacks that extension: give the URL of a server that has it and this schema.";
        }
        if (text.contains("`")) {
            return "This looks like another database's SQL: Seedbed reads PostgreSQL's.";
        }
        return Optional.of(failure)
                .flatMap(SqlFailure::answer)
                .map(ServerErrorMessage::getHint)
                .map(hint -> hint + " Correct that line, and run again.")
                .orElse(
                        "Correct that line, and run again. If an extension of yours has it, give the URL of a server with"
                                + " this schema.");
    }

    /// A statement at the line where it starts, with the search path under which it was first tried.
    record LoadedStatement(int line, String text, String searchPath) {}
}
