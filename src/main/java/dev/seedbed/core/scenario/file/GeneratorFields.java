package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.GeneratorVersions;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.file.Yaml.Field;
import dev.seedbed.core.scenario.file.Yaml.Node;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The versions of generators, as they stand in the file: only those that decide about a row, and are not the first.
final class GeneratorFields {

    private GeneratorFields() {}

    /// Those that decide about rows of the draft, by the kinds' order.
    static Map<Kind, Integer> used(Draft draft) {
        var used = new EnumMap<Kind, Integer>(Kind.class);
        draft.tables().stream()
                .flatMap(table -> table.columns().stream())
                .flatMap(column -> kinds(column.rule()))
                .forEach(kind -> used.put(kind, draft.scenario().generators().of(kind)));
        used.values().removeIf(version -> version == 1);
        return used;
    }

    private static Stream<Kind> kinds(ColumnRule rule) {
        return switch (rule) {
            case ColumnRule.Meaning(var kind) -> Stream.of(kind);
            case ColumnRule.Depending depending ->
                depending.outcomes().stream().flatMap(outcome -> kinds(outcome.rule()));
            default -> Stream.empty();
        };
    }

    static GeneratorVersions read(Node node) {
        var versions = new EnumMap<Kind, Integer>(Kind.class);
        ScenarioFile.fields(node).list().forEach(field -> versions.put(kind(field), version(field)));
        return new GeneratorVersions(versions);
    }

    private static Kind kind(Field field) {
        return Kind.find(field.name())
                .orElseThrow(() -> wrong(
                        field.at(),
                        "'" + field.name() + "' is not a generator.",
                        "",
                        Nearest.hint(field.name(), codes())));
    }

    private static List<String> codes() {
        return Arrays.stream(Kind.values()).map(Kind::code).toList();
    }

    private static int version(Field field) {
        var version = ScenarioFile.atLeastOne(field.value());
        var newest = kind(field).newest();
        if (version > newest) {
            throw wrong(
                    field.value().at(),
                    "Generator '" + field.name() + "' has no version " + version + ".",
                    "This Seedbed knows "
                            + Optional.of(newest)
                                    .filter(known -> known > 1)
                                    .map(known -> "up to " + known)
                                    .orElse("version 1 only")
                            + ".",
                    "Use the Seedbed that the file was written with, or write " + newest + ", which makes other rows.");
        }
        return (int) version;
    }
}
