package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a tenant graph as a Mermaid flowchart, for places that render Markdown: the picture of the SVG, as text.
public final class GraphMermaid {

    private final Picture picture;
    private final Map<TableName, String> ids = new HashMap<>();
    private final StringBuilder chart = new StringBuilder("flowchart LR\n");
    private final List<Line> lines = new ArrayList<>();

    private GraphMermaid(TenantGraph graph) {
        this.picture = new Picture(graph, Arrangement.NONE);
        graph.verdicts().forEach(verdict -> ids.put(verdict.table(), "t" + ids.size()));
    }

    public static String write(TenantGraph graph) {
        return new GraphMermaid(graph).write();
    }

    private String write() {
        picture.connected().forEach(node -> node("  ", node));
        lane("left_behind_lane", "Left behind: no key leads to the tenant", picture.leftBehind());
        lane("shared_lane", "Shared: belongs to no tenant", picture.shared());
        picture.links().forEach(this::edge);
        note();
        styles();
        return chart.toString();
    }

    private void lane(String id, String label, List<Picture.Node> nodes) {
        if (!nodes.isEmpty()) {
            chart.append("  subgraph %s[\"%s\"]\n".formatted(id, label));
            nodes.forEach(node -> node("    ", node));
            chart.append("  end\n");
        }
    }

    private void node(String indent, Picture.Node node) {
        var badges = Glyph.badges(node.table(), node.rootKey()).stream()
                .map(Glyph::text)
                .collect(Collectors.joining(" "));
        var label = "%s %s %s"
                .formatted(
                        Glyph.of(node.table().verdict()).text(),
                        escaped(node.label()),
                        node.folded().isEmpty() ? badges : "")
                .strip();
        var form = node.folded().isEmpty() ? "%s%s[\"%s\"]:::%s\n" : "%s%s[[\"%s\"]]:::%s\n";
        chart.append(form.formatted(
                indent, id(node.name()), label, style(node.table().verdict())));
    }

    private void note() {
        var folded = Stream.concat(picture.connected().stream(), picture.shared().stream())
                .mapToInt(node -> node.folded().size())
                .sum();
        if (folded > 0) {
            chart.append("  folded_note[\"%s\"]\n".formatted(escaped(Legend.folded(folded))));
        }
    }

    private void edge(Picture.Link edge) {
        var arrow = switch (edge.line()) {
            case CASCADE -> "-->";
            case CLEARS, PASSES, LOOSE, CYCLE -> "-.->";
            case BLOCKS -> "--x";
        };
        var label = switch (edge.line()) {
            case CASCADE, LOOSE -> "";
            case CLEARS, PASSES, CYCLE, BLOCKS ->
                "|\"%s %s\"|"
                        .formatted(
                                escaped(edge.key().name()),
                                edge.key().onDelete().sql());
        };
        chart.append("  %s %s%s %s\n".formatted(id(edge.from()), arrow, label, id(edge.to())));
        lines.add(edge.line());
    }

    private void styles() {
        for (var verdict : Verdict.values()) {
            var dashes = verdict == Verdict.LEFT_BEHIND ? ",stroke-dasharray:2 4" : "";
            chart.append("  classDef %s stroke:%s,stroke-width:2px%s\n"
                    .formatted(style(verdict), Palette.of(verdict).light(), dashes));
        }
        for (var line : Line.values()) {
            var positions = new ArrayList<String>();
            for (var position = 0; position < lines.size(); position++) {
                if (lines.get(position) == line) {
                    positions.add(Integer.toString(position));
                }
            }
            if (!positions.isEmpty()) {
                chart.append("  linkStyle %s stroke:%s,stroke-width:%dpx\n"
                        .formatted(String.join(",", positions), Palette.of(line).light(), line == Line.BLOCKS ? 4 : 2));
            }
        }
    }

    private String id(TableName table) {
        return ids.getOrDefault(table, "t");
    }

    private static String style(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /// Everything that Mermaid or the HTML it makes could read as markup, as a character code.
    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(character -> Character.isLetterOrDigit(character) || " _-.·:".indexOf(character) >= 0
                        ? Character.toString(character)
                        : "#" + character + ";")
                .collect(Collectors.joining());
    }
}
