package dev.seedbed.core.scenario.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The packs that `packs.yaml` lists, and those that follow from types and from rows.
public final class EdgeCatalogue {

    /// What each column's own type and checks make the first and the last value.
    public static final String BOUNDARY = "boundary";

    /// What a row is as a whole.
    public static final String RELATIONAL = "relational";

    private static final List<EdgeCase> OF_ROWS = List.of(
            row("all-null", new EdgeCase.Content.AllNull(), "NULL wherever there may be one"),
            row("none-null", new EdgeCase.Content.NoneNull(), "a value wherever there may be NULL"));

    /// Characters of one, two and four bytes, of which texts of a certain length are made.
    public static final List<String> FILLERS = List.of("a", "\u00e9", "\ud83d\ude00");

    private static final Map<String, Map<Family, List<EdgeCase>>> PACKS = read();

    private static final Set<String> TEXTS = PACKS.values().stream()
            .flatMap(families -> families.getOrDefault(Family.TEXT, List.of()).stream())
            .map(edge -> ((EdgeCase.Content.Value) edge.content()).text().strip())
            .collect(Collectors.toSet());

    private EdgeCatalogue() {}

    /// The names of all packs.
    public static List<String> packs() {
        return Stream.concat(PACKS.keySet().stream(), Stream.of(BOUNDARY, RELATIONAL))
                .toList();
    }

    /// The cases of one pack for columns of a family; none of the packs that follow from types and rows.
    public static List<EdgeCase> cases(String pack, Family family) {
        return Optional.ofNullable(PACKS.get(pack))
                .flatMap(families -> Optional.ofNullable(families.get(family)))
                .orElse(List.of());
    }

    /// The cases that take a row as a whole.
    public static List<EdgeCase> ofRows() {
        return OF_ROWS;
    }

    /// Whether a text is one of the cases, or as long as a column takes.
    public static boolean isText(String text) {
        return TEXTS.contains(text.strip())
                || FILLERS.stream().anyMatch(filler -> text.replace(filler, "").isEmpty());
    }

    private static EdgeCase row(String name, EdgeCase.Content content, String why) {
        return new EdgeCase(RELATIONAL, name, content, Optional.empty(), OptionalInt.empty(), why);
    }

    private static Map<String, Map<Family, List<EdgeCase>>> read() {
        try (var file = Objects.requireNonNull(EdgeCatalogue.class.getResourceAsStream("packs.yaml"), "packs")) {
            var packs = new LinkedHashMap<String, Map<Family, List<EdgeCase>>>();
            for (var pack : new YAMLMapper().readTree(file).properties()) {
                var families = new EnumMap<Family, List<EdgeCase>>(Family.class);
                for (var group : pack.getValue().properties()) {
                    var cases = group.getValue()
                            .valueStream()
                            .map(node -> edgeCase(pack.getKey(), node))
                            .toList();
                    for (var family : group.getKey().split(", ", -1)) {
                        families.computeIfAbsent(Family.of(family), _ -> new ArrayList<>())
                                .addAll(cases);
                    }
                }
                packs.put(pack.getKey(), families);
            }
            return packs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EdgeCase edgeCase(String pack, JsonNode node) {
        var since = node.path("since");
        return new EdgeCase(
                pack,
                node.path("name").asString(),
                new EdgeCase.Content.Value(
                        node.path("value").asString().repeat(node.path("times").asInt(1))),
                node.path("kind").asStringOpt(),
                since.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(since.asInt()),
                node.path("why").asString("only from PostgreSQL " + since.asInt(0) + " on"));
    }
}
