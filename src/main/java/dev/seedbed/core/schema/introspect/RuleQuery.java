package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.schema.introspect.Catalogue.ByTable;
import java.sql.SQLException;
import java.util.Collection;

/// Which rules rewrite what is inserted?
record RuleQuery(Catalogue catalogue) {

    ByTable<String> insertRules(Collection<Long> tables) throws SQLException {
        return catalogue.askByTable("rules.sql", tables, row -> row.text("rule_name"));
    }
}
