package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.schema.Trigger;
import dev.seedbed.core.schema.introspect.Catalogue.ByTable;
import java.sql.SQLException;
import java.util.Collection;

/// Which triggers of the application's own run when rows change?
record TriggerQuery(Catalogue catalogue) {

    ByTable<Trigger> triggers(Collection<Long> tables) throws SQLException {
        return catalogue.askByTable(
                "triggers.sql",
                tables,
                row -> new Trigger(row.text("trigger_name"), row.flag("on_insert"), row.flag("is_plain")));
    }
}
