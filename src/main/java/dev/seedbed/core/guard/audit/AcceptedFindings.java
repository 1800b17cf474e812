package dev.seedbed.core.guard.audit;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.guard.audit.AuditReport.AcceptedFinding;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The findings that a team has accepted, each with a note why: a file to commit, one line a finding, sorted.
/// It holds places and counts, no values. More cells than were accepted are a finding again.
public final class AcceptedFindings {

    public static final AcceptedFindings NONE = new AcceptedFindings(Map.of());

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VERSION = "seedbed-audit";

    private final Map<String, Entry> entries;

    private record Entry(long cells, String note) {}

    private AcceptedFindings(Map<String, Entry> entries) {
        this.entries = new TreeMap<>(entries);
    }

    /// Reads what {@link #text} wrote; `file` is its name in messages.
    public static AcceptedFindings read(String file, String text) {
        try {
            var json = JSON.readTree(text);
            if (json.path(VERSION).asInt(0) != 1 || !json.path("accepted").isObject()) {
                throw wrong(file, "It does not say \"" + VERSION + "\": 1, or lacks \"accepted\".");
            }
            return new AcceptedFindings(json.path("accepted")
                    .propertyStream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry(entry.getValue()))));
        } catch (JacksonException failure) {
            throw wrong(file, failure.getOriginalMessage());
        }
    }

    private static Entry entry(JsonNode json) {
        return new Entry(json.path("cells").asLong(0), json.path("note").asString(""));
    }

    /// The report with the findings of this baseline set apart.
    public AuditReport applied(AuditReport report) {
        return new AuditReport(
                report.source(),
                report.tables(),
                report.findings().stream()
                        .filter(finding -> find(finding).isEmpty())
                        .toList(),
                report.findings().stream()
                        .flatMap(finding ->
                                find(finding).stream().map(entry -> new AcceptedFinding(finding, entry.note())))
                        .toList(),
                report.notes(),
                report.took());
    }

    private Optional<Entry> find(Finding finding) {
        return Optional.ofNullable(entries.get(finding.key())).filter(entry -> entry.cells() >= finding.cells());
    }

    /// Accepts everything that a report says; known entries keep their notes, others get this one.
    public AcceptedFindings accepting(AuditReport report, String note) {
        var all = new TreeMap<String, Entry>();
        for (var finding : report.findings()) {
            var known = Optional.ofNullable(entries.get(finding.key())).map(Entry::note);
            all.put(finding.key(), new Entry(finding.cells(), known.orElse(note)));
        }
        return new AcceptedFindings(all);
    }

    /// With one more finding, and why it is none.
    public AcceptedFindings with(Finding finding, String note) {
        var all = new TreeMap<>(entries);
        all.put(finding.key(), new Entry(finding.cells(), note));
        return new AcceptedFindings(all);
    }

    public String text() {
        return entries.entrySet().stream()
                .map(entry -> "    %s: {\"cells\": %d, \"note\": %s}"
                        .formatted(
                                JSON.writeValueAsString(entry.getKey()),
                                entry.getValue().cells(),
                                JSON.writeValueAsString(entry.getValue().note())))
                .collect(Collectors.joining(",\n", "{\n  \"" + VERSION + "\": 1,\n  \"accepted\": {\n", "\n  }\n}\n"));
    }

    private static SeedbedException wrong(String file, String why) {
        return Problem.error(
                        Category.USAGE,
                        "This is no baseline of an audit.",
                        file,
                        why,
                        "Take it back from version control, or remove it and write it again with --accept.")
                .exception();
    }
}
