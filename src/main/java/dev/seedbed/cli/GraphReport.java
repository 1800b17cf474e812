package dev.seedbed.cli;

import dev.seedbed.core.cascade.Badge;
import dev.seedbed.core.cascade.Certainty;
import dev.seedbed.core.cascade.Explanation;
import dev.seedbed.core.cascade.KeyEffect;
import dev.seedbed.core.cascade.KeyExamples;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.queue.ExampleText;
import dev.seedbed.core.schema.ForeignKey;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The verdicts of a graph, as text for people and as the stable shape for programs.
final class GraphReport {

    private static final String INDENT = " ".repeat(13);

    private final TenantGraph graph;

    GraphReport(TenantGraph graph) {
        this.graph = graph;
    }

    void write(PrintWriter out) {
        out.println(graph.root()
                .map(root -> "DELETE FROM " + root + " WHERE … does this:")
                .orElse("No table looks like a tenant; name one with --root."));
        graph.verdicts().forEach(verdict -> write(verdict, out));
        out.printf("%n%s%n", counts());
    }

    /// One verdict, with what the delete does at each of the table's keys, and all that helps to judge and mend it.
    void explain(TableVerdict verdict, PrintWriter out) {
        write(verdict, out);
        for (var effect : graph.effects(verdict.table())) {
            out.printf("%n%-12s %s%n", effect.certainty().code(), effect.key().name());
            out.println(INDENT + effect.reason());
            out.println(INDENT + effect.key().statement());
            examples(effect).forEach((side, lines) -> {
                out.println(INDENT + side + ":");
                lines.forEach(line -> out.println(INDENT + "  " + line));
            });
        }
        for (var help : explanations(verdict)) {
            out.printf("%n%s%n", help.title());
            out.println("  What it means: " + help.meaning());
            out.println("  When it is fine: " + help.fine());
            out.println("  How to mend it: " + help.mend());
        }
    }

    /// The smallest rows that show both sides of a key that depends on them, as lines; empty for all other keys.
    private Map<String, List<String>> examples(KeyEffect effect) {
        var examples = new LinkedHashMap<String, List<String>>();
        if (effect.certainty() == Certainty.DEPENDS) {
            var found = KeyExamples.of(graph, effect.key());
            found.failing().ifPresent(rows -> examples.put("fails", ExampleText.of(graph.schema(), rows)));
            found.passing().ifPresent(rows -> examples.put("passes", ExampleText.of(graph.schema(), rows)));
        }
        return examples;
    }

    private static void write(TableVerdict verdict, PrintWriter out) {
        var badges = badges(verdict);
        var remarks = badges.isEmpty() ? "" : "  [" + String.join(", ", badges) + "]";
        out.printf("%n%-12s %s%s%n", verdict.verdict().code(), verdict.table(), remarks);
        if (!verdict.path().isEmpty()) {
            out.println(INDENT + path(verdict.path()));
        }
        out.println(INDENT + verdict.reason());
        verdict.intended().ifPresent(note -> out.println(INDENT + "intended: " + note));
    }

    static String path(List<ForeignKey> path) {
        return path.stream().map(ForeignKey::name).collect(Collectors.joining(" → "));
    }

    String counts() {
        return graph.counts().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().code())
                .collect(Collectors.joining(", "));
    }

    /// `root` (null when there is none) and `tables[]`.
    Map<String, Object> json() {
        var report = new LinkedHashMap<String, Object>();
        report.put("root", graph.root().map(Object::toString));
        report.put("tables", graph.verdicts().stream().map(GraphReport::table).toList());
        return report;
    }

    /// A table as in the whole report, and `keys[]` and `help[]`.
    Map<String, Object> json(TableVerdict verdict) {
        var report = table(verdict);
        report.put(
                "keys", graph.effects(verdict.table()).stream().map(this::key).toList());
        report.put("help", explanations(verdict));
        return report;
    }

    private static Map<String, Object> table(TableVerdict verdict) {
        var table = new LinkedHashMap<String, Object>();
        table.put("table", verdict.table().toString());
        table.put("verdict", verdict.verdict().code());
        table.put("path", verdict.path().stream().map(ForeignKey::name).toList());
        table.put("reason", verdict.reason());
        table.put("badges", badges(verdict));
        table.put("intended", verdict.intended());
        return table;
    }

    private Map<String, Object> key(KeyEffect effect) {
        var key = new LinkedHashMap<String, Object>();
        key.put("key", effect.key().name());
        key.put("certainty", effect.certainty().code());
        key.put("cause", effect.cause().code());
        key.put("reason", effect.reason());
        key.put("statement", effect.key().statement());
        key.put("examples", examples(effect));
        return key;
    }

    private List<Explanation> explanations(TableVerdict verdict) {
        return Explanation.of(verdict, graph.effects(verdict.table()));
    }

    private static List<String> badges(TableVerdict verdict) {
        return verdict.badges().stream().map(Badge::code).sorted().toList();
    }
}
