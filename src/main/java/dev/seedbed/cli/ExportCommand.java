package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.deliver.Estimate;
import dev.seedbed.core.deliver.ExportReport;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.SeedForm;
import dev.seedbed.core.deliver.Shard;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `seedbed export`: the rows as a seed file.
@Command(name = "export", description = "Writes seed.sql: the rows of the whole scenario as one transaction.")
final class ExportCommand extends ReportVerb {

    private static final int MOST_THREADS = 64;

    /// Who loads the file.
    enum Client {
        psql(Loader.PSQL),
        supabase(Loader.SUPABASE),
        insert(Loader.INSERT);

        private final Loader loader;

        Client(Loader loader) {
            this.loader = loader;
        }
    }

    @Mixin
    private SourceOptions source;

    @Mixin
    private SizeOptions size;

    @ArgGroup(multiplicity = "1")
    private Outcome outcome = new Outcome();

    static final class Outcome {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "The file; - is standard output.")
        private Optional<String> output = Optional.empty();

        @Option(
                names = "--dry-run",
                description = "Writes nothing: says how many rows and about how many bytes each table would have.")
        private boolean dry;
    }

    @Option(
            names = "--loader",
            defaultValue = "psql",
            description = {
                "psql: COPY blocks, fastest. supabase: INSERT statements of at most 256 KB, as supabase/seed.sql.",
                "insert: INSERT statements for any client (default: ${DEFAULT-VALUE})."
            })
    private Client client;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = ShardConverter.class,
            description = "Only the I-th of N parts: a range of the rows of every table. Load all parts, in any order.")
    private Optional<Shard> shard;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "On how many threads rows are made; the bytes do not depend on it (default: up to 4).")
    private Optional<Integer> threads;

    static final class ShardConverter implements ITypeConverter<Shard> {
        @Override
        public Shard convert(String text) {
            return Shard.parse(text);
        }
    }

    @Override
    int run(Workbench workbench, Terminal progress) {
        var project = source.open(workbench, size, progress);
        warn(project, progress);
        if (outcome.dry) {
            var estimate = workbench.estimate(project, shard.orElse(Shard.WHOLE));
            progress.clear();
            report(() -> text(estimate), () -> report(estimate));
            return ExitCode.DONE;
        }
        var form = form();
        var output = outcome.output.orElseThrow();
        if (output.equals("-")) {
            workbench.export(project, form, new FileOutputStream(FileDescriptor.out), progress);
            return ExitCode.DONE;
        }
        var report = workbench.export(project, form, Path.of(output), progress);
        progress.clear();
        report(() -> text(report), () -> report(report));
        return ExitCode.DONE;
    }

    private SeedForm form() {
        var whole = SeedForm.of(client.loader);
        var sharded = shard.map(whole::withShard).orElse(whole);
        return threads.map(number -> sharded.withThreads(Math.clamp(number, 1, MOST_THREADS)))
                .orElse(sharded);
    }

    private void text(Estimate estimate) {
        var width = estimate.tables().stream()
                .mapToInt(table -> table.table().toString().length())
                .max()
                .orElse(0);
        var line = "%-" + Math.max(1, width) + "s  %,14d rows  about %,16d bytes%n";
        estimate.tables().forEach(table -> out().printf(Locale.ROOT, line, table.table(), table.rows(), table.bytes()));
        out().printf(Locale.ROOT, line, "all", estimate.rows(), estimate.bytes());
    }

    private static Map<String, Object> report(Estimate estimate) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("rows", estimate.rows());
        fields.put("bytes", estimate.bytes());
        var tables = new LinkedHashMap<String, Object>();
        estimate.tables()
                .forEach(table ->
                        tables.put(table.table().toString(), Map.of("rows", table.rows(), "bytes", table.bytes())));
        fields.put("tables", tables);
        return fields;
    }

    private void text(ExportReport report) {
        out().printf(
                        Locale.ROOT,
                        "%s: %,d rows in %d tables, %,d bytes, %.1f s%nsha256 %s%n",
                        report.file(),
                        report.rows(),
                        report.tables(),
                        report.bytes(),
                        report.took().toMillis() / 1000.0,
                        report.sha256());
        if (report.loader() != Loader.INSERT) {
            out().println(report.loadCommand());
        }
    }

    private static Map<String, Object> report(ExportReport report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", report.file().toString());
        fields.put("loader", report.loader().code());
        fields.put("rows", report.rows());
        fields.put("tables", report.tables());
        fields.put("bytes", report.bytes());
        fields.put("sha256", report.sha256());
        fields.put("milliseconds", report.took().toMillis());
        return fields;
    }
}
