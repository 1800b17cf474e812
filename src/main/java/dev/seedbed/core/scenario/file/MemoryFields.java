package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.SchemaMemory.DIGITS;
import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.scenario.SchemaMemory;
import dev.seedbed.core.scenario.SchemaMemory.TableMemory;
import dev.seedbed.core.scenario.file.Yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/// What a scenario remembers of the schema, as it stands in the file.
final class MemoryFields {

    static final String FINGERPRINT = "fingerprint";
    static final String COLUMNS = "columns";
    private static final String ABSENT = "0".repeat(DIGITS);

    private MemoryFields() {}

    /// Tables and columns that are no more are what it is for, so no name is looked up.
    static SchemaMemory read(Node node) {
        var tables = new TreeMap<String, TableMemory>();
        for (var field : ScenarioFile.fields(node).list()) {
            var parts = ScenarioFile.fields(field.value(), List.of(FINGERPRINT, COLUMNS));
            var columns = new LinkedHashMap<String, String>();
            parts.find(COLUMNS)
                    .map(ScenarioFile::fields)
                    .ifPresent(all -> all.list()
                            .forEach(column -> columns.put(column.name(), ScenarioFile.text(column.value()))));
            tables.put(
                    field.name(),
                    new TableMemory(
                            parts.find(FINGERPRINT)
                                    .map(MemoryFields::fingerprint)
                                    .orElse(ABSENT),
                            columns));
        }
        return new SchemaMemory(tables);
    }

    private static String fingerprint(Node node) {
        var text = ScenarioFile.text(node);
        if (!text.matches("[0-9a-f]{" + DIGITS + "}")) {
            throw wrong(
                    node.at(),
                    "'" + text + "' is not a fingerprint.",
                    "Seedbed writes " + DIGITS + " hexadecimal digits here.",
                    "Have it written anew: delete 'schema', then 'seedbed init --update "
                            + node.at().file() + " --write'.");
        }
        return text;
    }
}
