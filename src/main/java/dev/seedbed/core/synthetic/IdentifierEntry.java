package dev.seedbed.core.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What `identifiers.yaml` says about one kind; the file tells what each part means.
record IdentifierEntry(
        String name,
        Risk risk,
        Optional<Pattern> columns,
        Optional<Pattern> tables,
        Optional<String> words,
        Optional<String> needs,
        Optional<Pattern> anywhere,
        Optional<Pattern> shape,
        List<Pattern> reserved,
        String sql,
        Optional<String> quick,
        Optional<String> harmless,
        String capacity,
        String source,
        LocalDate checked) {

    private static final String WHOLE = "{v} ~ {reserved}";
    private static final Map<Identifier, IdentifierEntry> ALL = read();

    static IdentifierEntry of(Identifier kind) {
        return Objects.requireNonNull(ALL.get(kind), kind.code());
    }

    private static Map<Identifier, IdentifierEntry> read() {
        try (var file =
                Objects.requireNonNull(IdentifierEntry.class.getResourceAsStream("identifiers.yaml"), "identifiers")) {
            var all = new EnumMap<Identifier, IdentifierEntry>(Identifier.class);
            for (var node : new YAMLMapper().readTree(file)) {
                all.put(kind(node.path("kind").asString()), of(node));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Identifier kind(String code) {
        return Identifier.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static IdentifierEntry of(JsonNode node) {
        Function<String, Optional<String>> text = name -> node.path(name).asStringOpt();
        return new IdentifierEntry(
                text.apply("name").orElseThrow(),
                Risk.valueOf(text.apply("risk").orElseThrow().toUpperCase(Locale.ROOT)),
                text.apply("columns").map(Pattern::compile),
                text.apply("tables").map(Pattern::compile),
                text.apply("words"),
                text.apply("needs"),
                text.apply("anywhere").map(Pattern::compile),
                text.apply("shape").map(Pattern::compile),
                node.path("reserved")
                        .valueStream()
                        .map(form -> Pattern.compile(form.asString()))
                        .toList(),
                text.apply("sql").orElse(WHOLE),
                text.apply("quick"),
                text.apply("harmless"),
                text.apply("capacity").orElseThrow(),
                text.apply("source").orElseThrow(),
                LocalDate.parse(text.apply("checked").orElseThrow()));
    }
}
