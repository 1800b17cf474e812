package dev.seedbed.core.database;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A script as migration tools write it, made plain: what they would undo is left out, and what they would fill in is
/// filled with its own name.
///
/// Knows the marks of goose, dbmate, sql-migrate, Micrate, MyBatis, Play and tern, and placeholders of Flyway, of Go
/// templates and of extensions. Lines stay where they are.
record MigrationScript(String text, SequencedSet<String> placeholders) {

    private static final Pattern UNDO = Pattern.compile(
            "(?i)\\s*(?:--\\s*\\+(?:goose|migrate|micrate)\\s+Down\\b|--\\s*migrate:down\\b|--\\s*//\\s*@UNDO\\b|#\\s*---\\s*!Downs\\b).*");
    private static final Pattern REDO = Pattern.compile(
            "(?i)\\s*(?:--\\s*\\+(?:goose|migrate|micrate)\\s+Up\\b|--\\s*migrate:up\\b|--\\s*//\\s*(?!@)\\S|#\\s*---\\s*!Ups\\b).*");
    private static final Pattern TERN_UNDO = Pattern.compile("(?i)\\s*-+\\s*create above\\s*/\\s*drop below\\s*-+.*");
    private static final Pattern CREATES = Pattern.compile("(?i)CREATE\\b.*");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\$\\{([\\p{L}_][\\w.:-]*)}|\\{\\{-?\\s*(?:index\\s+[\\w.]+\\s+\"|\\.)?([\\p{L}_][\\w.]*)\"?\\s*-?}}");

    /// What the lines that follow are for.
    private enum Section {
        KEPT,
        UNDO,
        /// Undoes as well, and ends without a mark.
        TERN_UNDO
    }

    static MigrationScript of(String script) {
        var placeholders = new LinkedHashSet<String>();
        var text = PLACEHOLDER
                .matcher(withoutUndo(script).replaceAll("@extschema(?::\\w+)?@", "public"))
                .replaceAll(found -> fill(found, placeholders));
        return new MigrationScript(text, placeholders);
    }

    private static String fill(MatchResult found, SequencedSet<String> placeholders) {
        var name = found.group(1) == null ? found.group(2) : found.group(1);
        if (found.group(1) == null && name.matches("end|else")) {
            return Matcher.quoteReplacement(found.group());
        }
        placeholders.add(found.group());
        return name.replaceAll("\\W", "_");
    }

    private static String withoutUndo(String script) {
        var section = Section.KEPT;
        List<String> lines = new ArrayList<>();
        for (var line : script.split("\n", -1)) {
            section = after(section, line);
            var kept = section == Section.KEPT && !line.startsWith("# ---");
            lines.add(kept ? line : "");
        }
        return String.join("\n", lines);
    }

    private static Section after(Section section, String line) {
        if (UNDO.matcher(line).matches()) {
            return Section.UNDO;
        }
        if (TERN_UNDO.matcher(line).matches()) {
            return Section.TERN_UNDO;
        }
        var ends = section == Section.TERN_UNDO && CREATES.matcher(line).matches();
        return ends || REDO.matcher(line).matches() ? Section.KEPT : section;
    }
}
