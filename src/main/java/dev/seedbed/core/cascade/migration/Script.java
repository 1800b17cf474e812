package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.migration.Changes.Reasoned;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A migration as SQL in one direction: for `psql -v ON_ERROR_STOP=1 -f`, or any runner that does not wrap it in a
/// transaction of its own.
public record Script(List<String> header, List<Section> sections) {

    /// The steps that make, or take back, one change to a table; `title` names it.
    public record Section(TableName table, String title, List<String> reasons, List<Step> steps) {
        public Section {
            reasons = List.copyOf(reasons);
            steps = List.copyOf(steps);
        }
    }

    private static final Step SETTINGS = new Step(
            List.of("Names in this file are UTF-8, and reading all rows of a table may take long."),
            false,
            List.of("SET client_encoding = 'UTF8'", "SET statement_timeout = 0"));

    public Script {
        header = List.copyOf(header);
        sections = List.copyOf(sections);
    }

    static Script forward(Migration migration) {
        var steps = new ForwardSteps(migration.before().schema());
        return new Script(
                List.of(
                        "Makes the DELETE of one row of %s take along what belongs to it.".formatted(root(migration)),
                        "Read from PostgreSQL %d. For review, and for a copy first: nothing has been run."
                                .formatted(migration.before().schema().serverVersion() / 10_000),
                        "Run it with psql -v ON_ERROR_STOP=1 -f. Each step stands by itself: when one fails, mend the cause and go on with that step."),
                migration.changes().all().stream()
                        .map(each ->
                                new Section(each.change().table(), title(each), reasons(each), steps.of(each.change())))
                        .toList());
    }

    static Script backward(Migration migration) {
        var steps = new BackwardSteps(migration.before().schema());
        return new Script(
                List.of(
                        "Takes back what the migration of the same number did for %s.".formatted(root(migration)),
                        "Rows that were deleted or cleared meanwhile do not come back. Keys that are made again may be checked in another order."),
                migration.changes().all().reversed().stream()
                        .map(each ->
                                new Section(each.change().table(), title(each), List.of(), steps.of(each.change())))
                        .toList());
    }

    private static String root(Migration migration) {
        return migration.before().root().map(Object::toString).orElse("no table");
    }

    private static List<String> reasons(Reasoned reasoned) {
        return Stream.concat(reasoned.reasons().stream(), Stream.of(reasoned.effect()))
                .toList();
    }

    private static String title(Reasoned reasoned) {
        return switch (reasoned.change()) {
            case Change.AddColumn add ->
                "%s: column %s".formatted(add.table(), add.column().name());
            case Change.AddIndex add ->
                "%s: index %s".formatted(add.table(), add.index().name());
            case Change.RequireColumn require -> "%s: %s NOT NULL".formatted(require.table(), require.column());
            case Change.ReplaceKey replace ->
                "%s: key %s".formatted(replace.table(), replace.to().name());
            case Change.AddKey add ->
                "%s: key %s".formatted(add.table(), add.key().name());
        };
    }

    /// All steps in order, with the settings that they rely on.
    public List<Step> steps() {
        return Stream.concat(Stream.of(SETTINGS), sections.stream().flatMap(section -> section.steps().stream()))
                .toList();
    }

    /// The bare statements that concern one table; empty when nothing of it is changed.
    public String statements(TableName table) {
        return sections.stream()
                .filter(section -> section.table().equals(table))
                .flatMap(section -> section.steps().stream())
                .flatMap(step -> step.statements().stream())
                .filter(statement -> !statement.contains("lock_timeout"))
                .map(statement -> statement + ";")
                .collect(Collectors.joining("\n"));
    }

    public String text() {
        var lines = new ArrayList<String>();
        header.forEach(line -> comment(lines, "-- ", line));
        lines.add("");
        step(lines, SETTINGS);
        for (var number = 1; number <= sections.size(); number++) {
            var section = sections.get(number - 1);
            lines.add("");
            comment(lines, "-- ", number + ". " + section.title());
            section.reasons().forEach(reason -> comment(lines, "--    ", reason));
            section.steps().forEach(step -> step(lines, step));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void step(List<String> lines, Step step) {
        step.remarks().forEach(remark -> comment(lines, "-- ", remark));
        if (step.transaction()) {
            lines.add("BEGIN;");
        }
        step.statements().forEach(statement -> lines.add(statement + ";"));
        if (step.transaction()) {
            lines.add("COMMIT;");
        }
    }

    /// Whatever a name holds, no part of the text gets out of the comment.
    private static void comment(List<String> lines, String margin, String text) {
        var line = new StringBuilder(margin);
        for (var word : text.strip().split("[\\s\\p{Cntrl}]+", -1)) {
            if (line.length() > margin.length() && line.length() + word.length() >= WIDTH) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                line.append(margin);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
    }

    private static final int WIDTH = 110;
}
