package dev.seedbed.core.guard.audit;

import dev.seedbed.core.synthetic.Identifier;
import dev.seedbed.core.synthetic.Risk;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The report for tools that collect findings: SARIF 2.1.0. A place is a column, which SARIF calls a logical
/// location; the file is named where the data came from one.
public final class SarifReport {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String REPLAY = "replay";

    private SarifReport() {}

    /// `version` is this program's.
    public static String of(AuditReport report, String version) {
        var run = map(
                "tool",
                map("driver", map("name", "Seedbed audit", "version", version, "rules", rules())),
                "columnKind",
                "utf16CodeUnits",
                "results",
                Stream.of(
                                report.findings().stream().map(finding -> result(report, finding)),
                                report.accepted().stream()
                                        .map(one -> suppressed(result(report, one.finding()), one.note())),
                                report.differing().stream().map(table -> differing(report, table)))
                        .flatMap(results -> results)
                        .toList());
        var log = map("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run));
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(log);
    }

    private static List<Map<String, Object>> rules() {
        return Stream.concat(
                        Arrays.stream(Identifier.values())
                                .map(kind -> rule(kind.code(), kind.label() + " that could be somebody's")),
                        Stream.of(rule(REPLAY, "row that the scenario does not make")))
                .toList();
    }

    private static Map<String, Object> rule(String id, String text) {
        return map("id", id, "shortDescription", map("text", text));
    }

    private static Map<String, Object> result(AuditReport report, Finding finding) {
        return map(
                "ruleId",
                finding.kind().code(),
                "level",
                finding.risk() == Risk.HIGH ? "error" : finding.risk() == Risk.MEDIUM ? "warning" : "note",
                "message",
                map(
                        "text",
                        finding.cells() + " of " + finding.of() + " cells: " + finding.why() + " Masked: "
                                + String.join(", ", finding.samples())),
                "locations",
                location(report, finding.place()),
                "partialFingerprints",
                map("column/v1", finding.key()));
    }

    private static Map<String, Object> differing(AuditReport report, AuditReport.AuditedTable table) {
        var rows = table.replayed().orElseThrow();
        return map(
                "ruleId",
                REPLAY,
                "level",
                "error",
                "message",
                map("text", rows.edited() + " rows were edited, " + rows.foreign() + " are not of the scenario."),
                "locations",
                location(report, table.table().toString()));
    }

    private static List<Object> location(AuditReport report, String place) {
        return List.of(map(
                "physicalLocation",
                map("artifactLocation", map("uri", uri(report.source()))),
                "logicalLocations",
                List.of(map("fullyQualifiedName", place))));
    }

    /// As a relative reference: what is no letter or digit is escaped where it has to be.
    private static String uri(String source) {
        var text = new StringBuilder();
        for (var octet : source.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (octet & 0xFF);
            if (character < 128 && (Character.isLetterOrDigit(character) || "/._-:@~".indexOf(character) >= 0)) {
                text.append(character);
            } else {
                text.append('%').append(String.format("%02X", octet));
            }
        }
        return text.toString();
    }

    private static Map<String, Object> suppressed(Map<String, Object> result, String note) {
        result.put("suppressions", List.of(map("kind", "external", "justification", note)));
        return result;
    }

    private static Map<String, Object> map(Object... entries) {
        var map = new LinkedHashMap<String, Object>();
        for (var index = 0; index < entries.length; index += 2) {
            map.put(entries[index].toString(), entries[index + 1]);
        }
        return map;
    }
}
