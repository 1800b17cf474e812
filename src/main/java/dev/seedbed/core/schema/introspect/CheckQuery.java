package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.introspect.Catalogue.ByTable;
import java.sql.SQLException;
import java.util.Collection;

/// What must hold within each row?
record CheckQuery(Catalogue catalogue) {

    ByTable<Check> checks(Collection<Long> tables) throws SQLException {
        return catalogue.askByTable(
                "checks.sql",
                tables,
                row -> new Check(
                        row.text("constraint_name"),
                        row.text("expression"),
                        row.texts("column_names"),
                        row.flag("is_validated")));
    }
}
