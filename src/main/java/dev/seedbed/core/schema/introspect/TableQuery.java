package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.schema.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Which tables hold the application's rows?
record TableQuery(Catalogue catalogue) {

    /// A table and the oid under which the other questions ask about it.
    record Listed(long id, TableName name, boolean rowSecurityForced, Optional<String> comment) {}

    List<Listed> tables() throws SQLException {
        return catalogue.ask(
                "tables.sql",
                row -> new Listed(
                        row.id("table_id"),
                        new TableName(row.text("schema_name"), row.text("table_name")),
                        row.flag("is_row_security_forced"),
                        row.optional("comment")));
    }
}
