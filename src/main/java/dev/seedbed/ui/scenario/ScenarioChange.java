package dev.seedbed.ui.scenario;

import dev.seedbed.core.project.Project;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The changes that this screen makes to the text of the scenario, each in one place.
final class ScenarioChange {

    private static final String TABLES = "tables";

    private ScenarioChange() {}

    static List<String> column(ColumnName name) {
        return List.of(TABLES, name.table().toString(), "columns", name.column());
    }

    static List<String> rows(TableName table) {
        return List.of(TABLES, table.toString(), "rows");
    }

    /// Gives each of these columns its value; where that is blank, nothing is decided any more.
    static void columns(Session session, String name, Map<ColumnName, String> values) {
        session.edit(name, text -> {
            var edit = ScenarioEdit.of(text);
            for (var value : values.entrySet()) {
                edit = set(edit, column(value.getKey()), value.getValue());
            }
            return edit.text();
        });
    }

    static void value(Session session, String name, List<String> path, String value) {
        session.edit(name, text -> set(ScenarioEdit.of(text), path, value).text());
    }

    private static ScenarioEdit set(ScenarioEdit edit, List<String> path, String value) {
        return value.isBlank() ? edit.remove(path) : edit.set(path, value.strip());
    }

    /// The share of NULLs that a person decided for a column.
    static OptionalDouble nulls(Project project, ColumnName name) {
        return Optional.ofNullable(
                        project.scenario().recipe(name.table()).columns().get(name.column()))
                .map(recipe -> recipe.nulls())
                .orElse(OptionalDouble.empty());
    }
}
