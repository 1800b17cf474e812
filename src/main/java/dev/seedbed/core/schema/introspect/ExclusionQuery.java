package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.schema.Exclusion;
import dev.seedbed.core.schema.introspect.Catalogue.ByTable;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/// Which pairs of rows must not exist together?
record ExclusionQuery(Catalogue catalogue) {

    ByTable<Exclusion> exclusions(Collection<Long> tables) throws SQLException {
        return catalogue.askByTable(
                "exclusions.sql",
                tables,
                row -> new Exclusion(
                        row.text("constraint_name"),
                        elements(row.texts("expressions"), row.flags("are_columns"), row.texts("operators")),
                        row.optional("predicate"),
                        row.text("definition")));
    }

    private static List<Exclusion.Element> elements(
            List<String> expressions, List<Boolean> areColumns, List<String> operators) {
        return IntStream.range(0, expressions.size())
                .mapToObj(i -> new Exclusion.Element(expressions.get(i), areColumns.get(i), operators.get(i)))
                .toList();
    }
}
