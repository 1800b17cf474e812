package dev.seedbed.core.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RowChangesTest {

    private static final TableName ORDERS = new TableName("public", "orders");
    private static final TableName PRODUCTS = new TableName("public", "products");

    @Test
    void anEqualPlanHasChangedNothing() {
        assertThat(changes(plan("{tenants: 3, edges: all}"), plan("{tenants: 3, edges: all}"), ORDERS))
                .allMatch(change -> change.equals(new RowChange.Cells(Map.of())));
    }

    @Test
    void aChangedRuleChangesItsColumnAndSaysWhatWasThere() {
        var before = plan("tenants: 3");
        var now = plan("{tenants: 3, tables: {orders: {columns: {status: {one-of: [refunded]}}}}}");
        var status = now.table(ORDERS).columnNames().indexOf("status");
        var first =
                TableRows.of(before, ORDERS).rows(new Excerpt.Run(0, 1), 0, 1).getFirst();

        var changes = changes(before, now, ORDERS);

        assertThat(changes.getFirst())
                .isEqualTo(new RowChange.Cells(Map.of(status, first.cells().get(status))));
        assertThat(changes)
                .allMatch(change -> change instanceof RowChange.Cells cells
                        && cells.before().keySet().equals(Set.of(status)));
    }

    @Test
    void rowsOfMoreTenantsWereNotThereAndMoveNoOther() {
        var before = plan("{tenants: 2, edges: all}");
        var now = plan("{tenants: 3, edges: all}");
        var rows = now.table(PRODUCTS).numbering();

        var changes = changes(before, now, PRODUCTS);

        for (var row = 0L; row < rows.rows(); row++) {
            var place = rows.place(row);
            var change = changes.get((int) row);
            if (rows.isEdge(place)) {
                assertThat(change).isInstanceOf(RowChange.Cells.class);
            } else if (place.tenant() == 2) {
                assertThat(change).isEqualTo(new RowChange.Appeared());
            }
        }
    }

    @Test
    void aTableThatWasNotThereIsNotCompared() {
        var now = plan("tenants: 2");
        var before = new Plan(now.draft(), List.of(), List.of(), now.edges(), List.of());

        assertThat(RowChanges.between(before, now.table(ORDERS))).isEqualTo(Optional.empty());
    }

    private static List<RowChange> changes(Plan before, Plan now, TableName name) {
        TablePlan table = now.table(name);
        var changes = RowChanges.between(before, table).orElseThrow();
        var rows = TableRows.of(now, name);
        return LongStream.range(0, table.rows())
                .mapToObj(row -> changes.of(rows.row(table.numbering().place(row))))
                .toList();
    }

    private static Plan plan(String scenario) {
        var schema = Samples.schema(PostgresServers.newest(), "storefront");
        return Exports.plan(schema, ScenarioFile.read("scenario.yaml", scenario, schema));
    }
}
