package dev.seedbed.cli;

import dev.seedbed.core.PushReport;
import dev.seedbed.core.Workbench;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.ProviderName;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `seedbed push`: publish the base that branches are made of.
@Command(name = "push", description = "Loads a staging database, verifies it, and swaps it in as base-seed.")
final class PushCommand extends ReportVerb {

    @Mixin
    private SourceOptions source;

    @Mixin
    private SizeOptions size;

    @Option(
            names = "--to",
            paramLabel = "PROVIDER",
            defaultValue = "local",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ProviderName provider;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "A PostgreSQL of your own instead of the embedded one (or SEEDBED_SERVER_URL).")
    private Optional<String> server;

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            defaultValue = "base-seed",
            description = "The base's name (default: ${DEFAULT-VALUE}).")
    private String branch;

    @Override
    int run(Workbench workbench, Terminal progress) {
        var base = new BranchName(branch);
        var project = source.open(workbench, size, progress);
        warn(project, progress);
        var place = PlaceOptions.place(provider, server);
        var report = workbench.push(project, base, place, progress);
        refill(place, base);
        progress.clear();
        report(() -> text(report), () -> report(report));
        return ExitCode.DONE;
    }

    private void text(PushReport report) {
        out().printf(
                        Locale.ROOT,
                        "%s, generation %d: %,d rows in %d tables, %d rules kept, %.1f s%nMake a branch: seedbed branch create NAME%s%n",
                        report.base().name(),
                        report.base().generation(),
                        report.rows(),
                        report.check().tables().size(),
                        report.check().rules(),
                        report.took().toMillis() / 1000.0,
                        provider == ProviderName.LOCAL ? "" : " --provider " + provider.code());
    }

    private static Map<String, Object> report(PushReport report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("branch", report.base().name().value());
        fields.put("generation", report.base().generation());
        fields.put("rows", report.rows());
        fields.put("tables", report.check().tables().size());
        fields.put("rules", report.check().rules());
        fields.put("bytes", report.base().sizeBytes());
        fields.put("milliseconds", report.took().toMillis());
        return fields;
    }
}
