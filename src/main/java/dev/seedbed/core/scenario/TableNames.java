package dev.seedbed.core.scenario;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Optional;

/// Finds tables by the names that people write: `schema.table`, or `table` where only one schema has it.
public final class TableNames {

    private TableNames() {}

    public static Optional<TableName> find(Schema schema, String text) {
        var byBareName = schema.tables().stream()
                .map(Table::name)
                .filter(name -> name.name().equals(text))
                .toList();
        return schema.tables().stream()
                .map(Table::name)
                .filter(name -> full(name, text))
                .findFirst()
                .or(() -> byBareName.size() == 1 ? Optional.of(byBareName.getFirst()) : Optional.empty());
    }

    /// Whether the text is the full name; a name is not put together to be compared with every text.
    private static boolean full(TableName name, String text) {
        var dot = name.schema().length();
        return text.length() == dot + 1 + name.name().length()
                && text.startsWith(name.schema())
                && text.charAt(dot) == '.'
                && text.endsWith(name.name());
    }

    /// The table that was probably meant, written the way the person wrote.
    public static String hint(Schema schema, String text) {
        var bare = schema.tables().stream()
                .map(table -> table.name().name())
                .distinct()
                .toList();
        return Nearest.hint(text, text.contains(".") ? all(schema) : bare);
    }

    public static List<String> all(Schema schema) {
        return schema.tables().stream().map(table -> table.name().toString()).toList();
    }

    /// The table, or a problem that names the nearest ones. `where` says which option or field asked.
    public static TableName get(Schema schema, String text, String where) {
        return find(schema, text)
                .orElseThrow(() -> Problem.error(
                                Category.USAGE,
                                "There is no table '" + text + "'.",
                                where,
                                "The name is not in the schema.",
                                hint(schema, text))
                        .exception());
    }
}
