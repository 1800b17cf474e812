package dev.seedbed.core.database;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A script for psql, cut into what a server takes one by one, each part with the line on which it starts.
///
/// Cuts where psql does: a semicolon ends a statement outside quotes, comments, parentheses and SQL-standard bodies.
public final class SqlScript {

    /// What a script consists of.
    public sealed interface Part {

        int line();

        /// What the server executes, without the semicolon; comments before it are left out.
        record Statement(int line, String text) implements Part {}

        /// A statement that ends with a command for psql, such as `\gset`.
        record Query(int line, String text, String command) implements Part {}

        /// A line for psql itself, such as `\connect`.
        record MetaCommand(int line, String text) implements Part {}

        /// `COPY … FROM stdin` with the lines up to `\.`.
        record CopyData(int line, String statement, String rows) implements Part {}
    }

    private static final Pattern COPY_FROM_STDIN = Pattern.compile("(?is)\\\\?COPY\\s.*\\sFROM\\s+P?STDIN\\b.*");
    private static final String END_OF_ROWS = "\\.";

    private final String text;
    private final SqlTokens tokens;
    private final List<Part> parts = new ArrayList<>();

    private SqlScript(String text) {
        this.text = text;
        this.tokens = new SqlTokens(text);
    }

    public static List<Part> parts(String text) {
        var script = new SqlScript(text.startsWith("\uFEFF") ? text.substring(1) : text);
        script.cut();
        return List.copyOf(script.parts);
    }

    private void cut() {
        var line = 1;
        var counted = 0;
        while (tokens.skipBlanks()) {
            var start = tokens.position();
            line += newlines(counted, start);
            counted = start;
            if (text.charAt(start) == '\\') {
                cutCommand(line, start);
            } else {
                cutStatement(line, start);
            }
        }
    }

    private void cutCommand(int line, int start) {
        var command = restOfLine(start);
        if (COPY_FROM_STDIN.matcher(command).matches()) {
            parts.add(new Part.CopyData(line, command, rows()));
        } else {
            parts.add(new Part.MetaCommand(line, command));
        }
    }

    private void cutStatement(int line, int start) {
        var end = tokens.endOfStatement();
        var statement = text.substring(start, end).stripTrailing();
        if (end < text.length() && text.charAt(end) == '\\' && !statement.isEmpty()) {
            parts.add(new Part.Query(line, statement, restOfLine(end)));
        } else if (COPY_FROM_STDIN.matcher(statement).matches()) {
            parts.add(new Part.CopyData(line, statement, rows()));
        } else if (!statement.isEmpty()) {
            parts.add(new Part.Statement(line, statement));
        }
    }

    /// The lines after the one on which the COPY statement ends.
    private String rows() {
        var start = Math.min(text.length(), endOfLine(tokens.position()) + 1);
        var end = start;
        while (end < text.length()
                && !text.substring(end, endOfLine(end)).stripTrailing().equals(END_OF_ROWS)) {
            end = Math.min(text.length(), endOfLine(end) + 1);
        }
        tokens.moveTo(endOfLine(end));
        return text.substring(start, end);
    }

    private String restOfLine(int start) {
        tokens.moveTo(endOfLine(start));
        return text.substring(start, tokens.position()).strip();
    }

    private int endOfLine(int from) {
        var end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int newlines(int from, int to) {
        return (int) text.substring(from, to)
                .chars()
                .filter(character -> character == '\n')
                .count();
    }
}
