package dev.seedbed.core;

import dev.seedbed.core.ScenarioUpdate.Decision;
import dev.seedbed.core.SourceReader.Reading;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.ScenarioChange;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Drift;
import dev.seedbed.core.scenario.Drift.ColumnDrift;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.SchemaMemory;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.scenario.file.ScenarioFile.Remains;
import dev.seedbed.core.scenario.file.ScenarioRenewal;
import dev.seedbed.core.scenario.file.ScenarioText;
import dev.seedbed.core.schema.Column.Filling;
import dev.seedbed.core.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Holds scenario files against the schema of today.
record Updating(Planning planning) {

    /// What has changed in the schema since the scenario was decided.
    Drift drift(Source source, Progress progress) {
        var file = file(source);
        var yaml = SourceReader.text(file);
        var memory = ScenarioFile.memory(file.toString(), yaml)
                .orElseThrow(() -> Problem.error(
                                Category.USAGE,
                                "The scenario does not remember a schema.",
                                file.toString(),
                                "It has no key 'schema', so there is nothing to compare with.",
                                "Have it written with 'seedbed init --update " + file + " --write'.")
                        .exception());
        return Drift.between(memory, SchemaMemory.of(read(file, yaml, progress).schema()));
    }

    /// The file for the schema of today, with every decision that still fits.
    ScenarioUpdate update(Source source, ScenarioChange change, Progress progress) {
        var file = file(source);
        var yaml = SourceReader.text(file);
        var reading = read(file, yaml, progress);
        var schema = reading.schema();
        var remains = ScenarioFile.remains(file.toString(), yaml, schema);
        var drift = remains.scenario().memory().map(memory -> Drift.between(memory, SchemaMemory.of(schema)));
        var scenario = change.of(schema, remains.scenario());
        var misfits = new ArrayList<>(remains.misfits());
        var project = Optional.<Project>empty();
        try {
            project = Optional.of(planning.tried(SourceReader.named(file, yaml), reading.with(scenario), progress));
        } catch (SeedbedException unplanned) {
            misfits.add(unplanned.problem());
        }
        var draft = project.map(Project::draft).orElseGet(() -> Planning.draft(schema, scenario));
        var warnings = project.map(planned -> planned.plan().warnings()).orElse(List.of());
        var named = ScenarioFile.source(file.toString(), yaml).orElseThrow();
        var current = drift.filter(Drift::isEmpty).isPresent()
                && remains.misfits().isEmpty()
                && scenario.equals(remains.scenario());
        var renewal =
                new ScenarioRenewal(schema, drift.orElse(Drift.NONE), remains.misfits(), ScenarioText.of(draft, named));
        var after = current ? yaml : renewed(renewal, file, yaml, draft);
        return new ScenarioUpdate(file, drift, misfits, decisions(draft, drift), warnings, yaml, after);
    }

    /// The file with only those lines changed that must be; written anew where that would decide something else.
    private static String renewed(ScenarioRenewal renewal, Path file, String yaml, Draft draft) {
        var text = renewal.of(yaml);
        var rooted = ScenarioEdit.of(text).rooted(draft.scenario().root()).text();
        return Stream.of(text, rooted)
                .filter(each -> decides(file, each, draft))
                .findFirst()
                .orElse(renewal.drafted());
    }

    private static boolean decides(Path file, String text, Draft draft) {
        try {
            var read = Planning.draft(draft.schema(), ScenarioFile.read(file.toString(), text, draft.schema()));
            return ScenarioText.decisions(read).equals(ScenarioText.decisions(draft))
                    && read.scenario().intended().equals(draft.scenario().intended());
        } catch (SeedbedException unfit) {
            return false;
        }
    }

    /// The project without the decisions that no longer fit; empty where that is not what a changed schema has done.
    Optional<Project> fitting(Source source, Progress progress) {
        if (!(source instanceof Source.ScenarioYaml(var file))) {
            return Optional.empty();
        }
        var yaml = SourceReader.text(file);
        var memory = ScenarioFile.memory(file.toString(), yaml);
        if (memory.isEmpty()) {
            return Optional.empty();
        }
        var reading = read(file, yaml, progress);
        var remains = ScenarioFile.remains(file.toString(), yaml, reading.schema());
        var changed =
                !Drift.between(memory.get(), SchemaMemory.of(reading.schema())).isEmpty();
        return changed && !remains.misfits().isEmpty()
                ? Optional.of(planning.tried(source, reading.with(remains.scenario()), progress))
                : Optional.empty();
    }

    /// What a text decides, without what does not fit since the schema has changed; wrong where it has not.
    static Scenario fitting(Schema schema, String file, String yaml) {
        try {
            return ScenarioFile.read(file, yaml, schema);
        } catch (SeedbedException failure) {
            return ScenarioFile.memory(file, yaml)
                    .filter(memory ->
                            !Drift.between(memory, SchemaMemory.of(schema)).isEmpty())
                    .map(_ -> ScenarioFile.remains(file, yaml, schema))
                    .filter(remains -> !remains.misfits().isEmpty())
                    .map(Remains::scenario)
                    .orElseThrow(() -> failure);
        }
    }

    private Reading read(Path file, String yaml, Progress progress) {
        return planning.reader().read(SourceReader.named(file, yaml), progress);
    }

    private static Path file(Source source) {
        return switch (source) {
            case Source.ScenarioYaml(var file) -> file;
            case Source.OfSample _, Source.SqlFile _, Source.Database _ ->
                throw Problem.error(
                                Category.USAGE,
                                "This is not a scenario file.",
                                source.text(),
                                "Only a scenario file remembers a schema.",
                                "Give a .yaml file that 'seedbed init' wrote.")
                        .exception();
        };
    }

    /// The columns that are new or of another type, or, where no schema is remembered, not in the file; as far as a
    /// person should look at them.
    private static List<Decision> decisions(Draft draft, Optional<Drift> drift) {
        var decisions = new ArrayList<Decision>();
        for (var table : draft.tables()) {
            var name = table.table().name();
            for (var column : table.columns()) {
                var found = column.column().name();
                var changed = drift.flatMap(all -> all.find(name.toString(), found));
                var unnamed = drift.isEmpty()
                        && !draft.scenario().recipe(name).columns().containsKey(found);
                if (changed.isPresent() || unnamed) {
                    why(column, changed.flatMap(ColumnDrift::before))
                            .ifPresent(why -> decisions.add(new Decision(
                                    name.toString(), found, column.rule().phrase(), why)));
                }
            }
        }
        return decisions;
    }

    /// `before` is the type that a decision was made for, where that was another one.
    private static Optional<String> why(DraftColumn column, Optional<String> before) {
        return switch (column.confidence()) {
            case GUESS -> Optional.of("a guess: " + column.reason());
            case LIKELY ->
                required(column) ? Optional.of("required, without a default: " + column.reason()) : Optional.empty();
            case DECIDED -> before.map(type -> "decided for " + type);
            case CERTAIN -> Optional.empty();
        };
    }

    private static boolean required(DraftColumn column) {
        var described = column.column();
        return !described.nullable()
                && described.filling() == Filling.PLAIN
                && described.defaultExpression().isEmpty();
    }
}
