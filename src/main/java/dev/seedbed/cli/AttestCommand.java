package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.guard.attest.Attestation;
import dev.seedbed.core.guard.attest.AttestationJson;
import dev.seedbed.core.guard.attest.AttestationPage;
import dev.seedbed.core.guard.attest.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `seedbed attest`: the evidence that data is synthetic.
@Command(
        name = "attest",
        description = {
            "Writes the evidence that the data is synthetic: attestation.json, and attestation.html to be printed.",
            "Of each column it says why it tells of nobody. Two runs write the same bytes."
        },
        footer = {"%nExit code 1 when a column is open, or the database holds something else. See src/docs/attest.md."})
final class AttestCommand extends ReportVerb {

    private static final String FAILED = "The attestation could not be written.";

    @Mixin
    private SourceOptions source;

    @Mixin
    private SizeOptions size;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder that both files are written to (default: this one).")
    private Path folder;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "A database that was filled from the source: it is read back, every reserved cell is asked, and the counts",
                "are stated. Its password may be in PGPASSWORD."
            })
    private Optional<String> url;

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw WholeFile.unwritten(folder, FAILED, failure);
        }
    }

    @Override
    int run(Workbench workbench, Terminal progress) {
        var project = source.open(workbench, size, progress);
        warn(project, progress);
        var attestation = url.map(text -> workbench.attest(project, UrlArgument.parse(text), progress))
                .orElseGet(() -> workbench.attest(project));
        progress.clear();
        var json = jsonText(AttestationJson.of(attestation)).replace("\r\n", "\n") + "\n";
        makeFolder();
        WholeFile.write(folder.resolve("attestation.json"), json, FAILED);
        WholeFile.write(folder.resolve("attestation.html"), AttestationPage.of(attestation), FAILED);
        report(() -> text(attestation), () -> AttestationJson.of(attestation));
        return attestation.proven() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private void text(Attestation attestation) {
        out().println(Statement.verdict(attestation));
        out().println("columns: "
                + attestation.columns().entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().code())
                        .collect(Collectors.joining(", ")));
        attestation
                .loaded()
                .ifPresent(loaded -> out().println("database: " + attestation.outside() + " of " + attestation.cells()
                        + " reserved cells outside, " + loaded.broken() + " of " + loaded.rules() + " rules broken"));
        out().println(folder.resolve("attestation.json"));
        out().println(folder.resolve("attestation.html"));
    }
}
