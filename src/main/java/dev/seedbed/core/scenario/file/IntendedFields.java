package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.scenario.file.Yaml.At;
import dev.seedbed.core.scenario.file.Yaml.Node;
import dev.seedbed.core.schema.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Reads the marks on tables whose rows may stay.
final class IntendedFields {

    private IntendedFields() {}

    /// `tables` finds a table by its name, if it fits the schema.
    static Map<TableName, String> read(Node node, BiFunction<String, At, Optional<TableName>> tables) {
        var notes = new TreeMap<TableName, String>();
        for (var field : ScenarioFile.fields(node).list()) {
            var note = ScenarioFile.text(field.value()).strip();
            if (note.isEmpty()) {
                throw wrong(
                        field.at(),
                        "The mark on '" + field.name() + "' has no note.",
                        "Others can trust only a mark that says why.",
                        "Write one sentence that says why its rows may stay.");
            }
            tables.apply(field.name(), field.at()).ifPresent(table -> notes.put(table, note));
        }
        return notes;
    }
}
