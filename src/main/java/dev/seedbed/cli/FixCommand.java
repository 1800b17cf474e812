package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.cascade.migration.Decision;
import dev.seedbed.core.cascade.migration.Migration;
import dev.seedbed.core.cascade.migration.Offer;
import dev.seedbed.core.project.MigrationFolder;
import dev.seedbed.core.proof.ProofText;
import dev.seedbed.core.proof.Rehearsal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `seedbed fix`: the migration that mends the cascade, for review.
@Command(
        name = "fix",
        description = {
            "Writes the migration that lets DELETE of one tenant work, as SQL forth and back. Nothing is run.",
            "Standard error lists each fault, what is done about it, and what else could be."
        },
        footer = {
            "",
            "Remedies: cascade, set-null, deferrable, add-key, require, add-index, carry-tenant, intended, keep.",
            "Exit code 0 when nothing blocks the delete or is left behind after the migration, also when there is",
            "nothing to mend; 1 when something still is: it is listed as left, or when --preview does not prove the",
            "delete; 2 when a name or remedy is wrong."
        })
final class FixCommand extends ReportVerb {

    @Mixin
    private SourceOptions source;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "Mends only this constraint, or those of this table; can be given again.")
    private List<String> only = List.of();

    @Option(
            names = "--choose",
            paramLabel = "NAME=REMEDY",
            description = "Another remedy than the default, for a constraint or a table; can be given again.")
    private Map<String, String> choose = Map.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Writes NNN_cascade.up.sql and NNN_cascade.down.sql there, with the next number.")
    private Optional<Path> out;

    @Option(
            names = "--preview",
            description = {
                "Also runs the migration on a scratch copy of the schema, judges what it left,",
                "and proves the delete there, as verify --prove does."
            })
    private boolean preview;

    @Override
    int run(Workbench workbench, Terminal progress) {
        var project = source.open(workbench, progress);
        progress.clear();
        var graph = project.graph();
        graph.requireRoot("the schema", "Without a tenant there is no delete to mend.");
        var asked = new AskedRemedies(graph.schema(), only, choose);
        var migration = workbench.mend(project, asked.choices());
        asked.check(migration);
        new FixSummary(migration).print(err());
        var changes = !migration.changes().all().isEmpty();
        var rehearsal =
                preview ? Optional.of(workbench.rehearse(project, migration, progress)) : Optional.<Rehearsal>empty();
        var files = changes
                ? out.map(folder -> new MigrationFolder(folder).write(migration))
                        .orElse(List.of())
                : List.<Path>of();
        progress.clear();
        report(() -> text(migration, files), () -> report(migration, files, rehearsal));
        rehearsal.ifPresent(this::tell);
        var mended = migration.open().isEmpty();
        return mended && rehearsal.stream().allMatch(Rehearsal::clean) ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    /// On standard error, since standard output is the migration.
    private void tell(Rehearsal rehearsal) {
        rehearsal.surprises().forEach(surprise -> err().println("DEFECT of the forecast: " + surprise));
        err().print(ProofText.of(rehearsal.proof()));
        err().flush();
    }

    private void text(Migration migration, List<Path> files) {
        files.forEach(out()::println);
        if (files.isEmpty() && !migration.changes().all().isEmpty()) {
            out().print(migration.forward().text());
            migration.backward().text().lines().map(line -> "-- down: " + line).forEach(out()::println);
        }
    }

    private static Map<String, Object> report(Migration migration, List<Path> files, Optional<Rehearsal> rehearsal) {
        var changes = !migration.changes().all().isEmpty();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("root", migration.before().root().map(Object::toString));
        fields.put(
                "faults", migration.decisions().stream().map(FixCommand::fault).toList());
        fields.put("up", changes ? Optional.of(migration.forward().text()) : Optional.empty());
        fields.put("down", changes ? Optional.of(migration.backward().text()) : Optional.empty());
        fields.put("files", files.stream().map(Path::toString).toList());
        fields.put("proof", rehearsal.map(Rehearsal::proof).map(ProofJson::of));
        return fields;
    }

    private static Map<String, Object> fault(Decision decision) {
        var fault = decision.fault();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", fault.name());
        fields.put("table", fault.table().toString());
        fields.put("kind", fault.kind().code());
        fields.put("what", fault.what());
        fields.put("choice", decision.offer().remedy().code());
        fields.put("open", decision.open());
        fields.put("offers", fault.offers().stream().map(FixCommand::offer).toList());
        return fields;
    }

    private static Map<String, Object> offer(Offer offer) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("remedy", offer.remedy().code());
        fields.put("effect", offer.effect());
        return fields;
    }
}
