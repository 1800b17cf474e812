package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.guard.scan.Finding;
import dev.seedbed.core.guard.scan.Layer;
import dev.seedbed.core.guard.scan.Limits;
import dev.seedbed.core.guard.scan.Scan;
import dev.seedbed.core.guard.scan.ScanReport;
import dev.seedbed.core.guard.scan.Unread;
import dev.seedbed.core.guard.scan.search.Form;
import dev.seedbed.core.guard.scan.search.Name;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `seedbed routes scan`: the proof that what is shipped holds no test routes.
@Command(
        name = "scan",
        description = {
            "Proves that what is shipped holds none of Seedbed's test routes.",
            "It looks into folders, bundles, source maps, archives in archives, and all layers of images."
        },
        footer = {
            "",
            "Exit code 1 when anything is found, 4 when nothing is found but not all could be looked into.",
            "A whole image: docker save IMAGE | seedbed routes scan -",
            "See src/docs/scan.md."
        })
final class RoutesScanCommand extends ReportVerb {

    private static final String STANDARD_INPUT = "-";

    @Parameters(
            arity = "1..*",
            paramLabel = "TARGET",
            description =
                    "Folders, files, archives, images as docker save or the OCI lay them out; - is standard input.")
    private List<String> targets;

    @Option(
            names = "--name",
            paramLabel = "TEXT",
            description = "One more name that must not be there: a variable, header or path of your own. Repeatable.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--allow-mentions",
            description =
                    "Exit code 0 when names were found, but not the tripwire that all code of the test routes holds.")
    private boolean mentions;

    @Option(
            names = "--except",
            paramLabel = "TEXT",
            description = "Exit code 0 although what has this in its path could not be looked into. Repeatable.")
    private List<String> excepted = new ArrayList<>();

    @Override
    int run(Workbench workbench, Terminal progress) {
        var looked = Name.ofTestRoutesAnd(names);
        var report = scan(new Scan(looked, Limits.USUAL, progress));
        progress.clear();
        report(() -> text(report, looked.size()), () -> fields(report));
        if (mentions ? report.proven() : report.findingsInAll() > 0) {
            return ExitCode.FINDINGS;
        }
        var known = report.unread().stream().filter(this::isExcepted).count();
        return report.unreadInAll() == known ? ExitCode.DONE : ExitCode.UNREACHABLE;
    }

    private boolean isExcepted(Unread unread) {
        return excepted.stream().anyMatch(unread.place().toString()::contains);
    }

    private ScanReport scan(Scan scan) {
        if (!targets.contains(STANDARD_INPUT)) {
            return scan.of(targets.stream().map(Path::of).toList());
        }
        if (targets.size() > 1) {
            throw Problem.error(
                            Category.USAGE,
                            "Standard input is scanned alone.",
                            String.join(" ", targets),
                            "",
                            "Scan the other targets with a command of their own.")
                    .exception();
        }
        return scan.of("standard input", System.in);
    }

    private void text(ScanReport report, int looked) {
        report.findings().forEach(finding -> out().println(text(finding)));
        more(report.findingsInAll() - report.findings().size(), "findings");
        report.unread().forEach(unread -> out().println(unread.place() + ": not looked into: " + unread.why()));
        more(report.unreadInAll() - report.unread().size(), "files that were not looked into");
        var scanned = report.scanned();
        out().printf(
                        Locale.ROOT,
                        "%,d files, %,d bytes, %,d archives, %,d image layers searched for %d names: %s%s%n",
                        scanned.files(),
                        scanned.bytes(),
                        scanned.archives(),
                        scanned.layers(),
                        looked,
                        report.findingsInAll() == 0 ? "nothing found" : report.findingsInAll() + " found",
                        report.complete() ? "" : ", " + report.unreadInAll() + " not looked into");
    }

    private void more(long count, String what) {
        if (count > 0) {
            out().printf(Locale.ROOT, "and %,d more %s%n", count, what);
        }
    }

    private static String text(Finding finding) {
        var hit = finding.hit();
        var where = hit.form() == Form.PATH ? "" : " at byte " + hit.offset();
        var times = hit.times() == 1 ? "" : ", " + hit.times() + " times";
        return finding.where() + where + ": " + hit.name() + " (" + hit.form() + times + ")\n    " + hit.excerpt();
    }

    private static Map<String, Object> fields(ScanReport report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(
                "findings",
                report.findings().stream().map(RoutesScanCommand::fields).toList());
        fields.put("findingsInAll", report.findingsInAll());
        fields.put(
                "unread",
                report.unread().stream().map(RoutesScanCommand::fields).toList());
        fields.put("unreadInAll", report.unreadInAll());
        fields.put("complete", report.complete());
        fields.put("scanned", report.scanned());
        return fields;
    }

    private static Map<String, Object> fields(Finding finding) {
        var hit = finding.hit();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("path", finding.place().names());
        fields.put("offset", hit.form() == Form.PATH ? Optional.empty() : Optional.of(hit.offset()));
        fields.put("name", hit.name().text());
        fields.put("weight", hit.name().weight().name().toLowerCase(Locale.ROOT));
        fields.put("form", hit.form().toString());
        fields.put("times", hit.times());
        fields.put("excerpt", hit.excerpt());
        fields.put("layer", finding.layer().map(RoutesScanCommand::fields));
        return fields;
    }

    private static Map<String, Object> fields(Layer layer) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("digest", layer.digest());
        fields.put("number", layer.number());
        fields.put("of", layer.of());
        fields.put("deletedBy", boxed(layer.deletedBy()));
        return fields;
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static Map<String, Object> fields(Unread unread) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("path", unread.place().names());
        fields.put("why", unread.why());
        return fields;
    }
}
