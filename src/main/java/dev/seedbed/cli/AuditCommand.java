package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.deliver.Manifest;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.audit.AcceptedFindings;
import dev.seedbed.core.guard.audit.AuditOptions;
import dev.seedbed.core.guard.audit.AuditReport;
import dev.seedbed.core.guard.audit.AuditText;
import dev.seedbed.core.guard.audit.HtmlReport;
import dev.seedbed.core.guard.audit.JsonReport;
import dev.seedbed.core.guard.audit.SarifReport;
import dev.seedbed.core.project.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `seedbed audit`: whether the data of a database or a dump is synthetic.
@Command(
        name = "audit",
        description = {
            "Looks for data that could be somebody's, in a database or a dump.",
            "A database is only read. Reports hold counts and masked samples, never a value."
        },
        footer = {
            "%nExit code 1 when something is found that the baseline does not accept; with --scenario also when",
            "a row is not the scenario's. See src/docs/audit.md."
        })
final class AuditCommand extends ReportVerb {

    @Parameters(
            paramLabel = "DATA",
            description = {
                "A postgres:// or jdbc:postgresql: URL, whose password may be in PGPASSWORD, or a file: a seed.sql, a dump of pg_dump",
                "(plain or custom format; plain also with gzip)."
            })
    private String data;

    @Option(
            names = "--scenario",
            paramLabel = "SOURCE",
            description = {
                "The scenario, schema or sample that the rows were made from: each row is held against the one",
                "that it makes for the same key."
            })
    private Optional<String> scenario;

    @Option(names = "--baseline", paramLabel = "FILE", description = "Accepted findings, to be committed.")
    private Optional<Path> baseline;

    @Option(names = "--accept", description = "Writes the baseline, accepting everything as it is.")
    private boolean accept;

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Why, for what --accept adds to the baseline.")
    private String note;

    @Option(names = "--html", paramLabel = "FILE", description = "Also writes the report as a page.")
    private Optional<Path> html;

    @Option(names = "--sarif", paramLabel = "FILE", description = "Also writes the report as SARIF 2.1.0.")
    private Optional<Path> sarif;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Looks at about N rows of each table of a database, the same ones each time.")
    private Optional<Integer> sample;

    @Option(names = "--rate", paramLabel = "N", description = "Reads at most N rows a second from a database.")
    private Optional<Integer> rate;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "30m",
            converter = TimeSpan.class,
            description = "The longest that a server may take for one table: 30m, 4h (default: ${DEFAULT-VALUE}).")
    private Duration patience;

    @Override
    int run(Workbench workbench, Terminal progress) {
        var file = baseline.map(BaselineFile::new);
        if (accept && file.isEmpty()) {
            throw Problem.error(
                            Category.USAGE,
                            "There is no baseline to write.",
                            "--accept",
                            "It does not say which file.",
                            "Add --baseline FILE.")
                    .exception();
        }
        var known = file.filter(one -> !accept || Files.exists(one.path()))
                .map(BaselineFile::accepted)
                .orElse(AcceptedFindings.NONE);
        var found = found(workbench, progress);
        progress.clear();
        var accepted = accept ? known.accepting(found, note) : known;
        file.filter(_ -> accept).ifPresent(one -> one.write(accepted));
        var report = accepted.applied(found);
        report(() -> out().print(AuditText.of(report)), () -> JsonReport.of(report));
        html.ifPresent(path -> WholeFile.write(path, HtmlReport.of(report), "The report could not be written."));
        sarif.ifPresent(path ->
                WholeFile.write(path, SarifReport.of(report, Manifest.TOOL), "The report could not be written."));
        return report.clean() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private AuditReport found(Workbench workbench, Progress progress) {
        var project = scenario.map(source -> workbench.open(Source.parse(source), progress));
        if (DatabaseUrl.looksLikeOne(data)) {
            return workbench.audit(UrlArgument.parse(data), options(), project, progress);
        }
        if (sample.isPresent() || rate.isPresent()) {
            throw Problem.error(
                            Category.USAGE,
                            "A file is always read whole.",
                            data,
                            "--sample and --rate spare a server.",
                            "Leave them out.")
                    .exception();
        }
        return workbench.audit(Path.of(data), project, progress);
    }

    private AuditOptions options() {
        return new AuditOptions(positive("--sample", sample), positive("--rate", rate), patience);
    }

    private static OptionalInt positive(String option, Optional<Integer> number) {
        return number.map(value -> OptionalInt.of(Count.atLeastOne(option, value)))
                .orElseGet(OptionalInt::empty);
    }
}
