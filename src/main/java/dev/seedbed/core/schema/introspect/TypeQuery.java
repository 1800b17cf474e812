package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.schema.Check;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/// Which types do the columns use, and what are those made of?
record TypeQuery(Catalogue catalogue) {

    Types types(Collection<Long> tables) throws SQLException {
        var types = new HashMap<Long, Types.Description>();
        catalogue.ask("types.sql", tables, row -> types.put(row.id("type_id"), description(row)));
        return new Types(types);
    }

    private static Types.Description description(Row row) throws SQLException {
        return new Types.Description(
                row.text("kind"),
                row.text("type_name"),
                row.flag("is_built_in"),
                row.text("extension_name"),
                row.flag("is_required"),
                Types.parts(
                        row.texts("part_names"),
                        row.ids("part_types"),
                        row.numbers("part_modifiers"),
                        row.texts("part_sqls")),
                row.texts("labels"),
                checks(row.texts("check_names"), row.texts("check_expressions"), row.flags("check_validated")));
    }

    private static List<Check> checks(List<String> names, List<String> expressions, List<Boolean> validated) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Check(names.get(i), expressions.get(i), List.of(), validated.get(i)))
                .toList();
    }
}
