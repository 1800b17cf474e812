package dev.seedbed.core.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.deliver.Preview;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TableRowsTest {

    private static final TableName CUSTOMERS = new TableName("public", "customers");
    private static final TableName COUNTRIES = new TableName("public", "countries");

    private final Plan plan = plan("{tenants: 3, edges: all}");
    private final TableRows customers = TableRows.of(plan, CUSTOMERS);

    @Test
    void areTheRowsOfTheExportWithTheirNumbers() {
        var all = customers.excerpt(RowFilter.NONE);

        assertThat(all.size()).isEqualTo(plan.table(CUSTOMERS).rows());
        assertThat(customers.rows(all, 7, 5))
                .extracting(Row::cells)
                .isEqualTo(Preview.of(plan.table(CUSTOMERS), 7, 5).rows());
        assertThat(customers.rows(all, all.size() - 2, 5))
                .extracting(row -> row.place().row())
                .containsExactly(all.size() - 2, all.size() - 1);
    }

    @Test
    void ofOneTenantAreThoseThatPointAtIt() {
        var store = plan.table(new TableName("public", "stores")).numbering().place(1);
        var excerpt = customers.excerpt(new RowFilter(OptionalLong.of(1), EdgeFilter.NONE));
        var storeId = customers.rows(excerpt, 0, 1).getFirst().cells().get(1);

        assertThat(customers.rows(excerpt, 0, Integer.MAX_VALUE))
                .hasSizeBetween(1, 100)
                .allMatch(row -> row.cells().get(1).equals(storeId))
                .allMatch(row -> row.place().tenant() == store.tenant());
        assertThat(TableRows.tenants(plan, CUSTOMERS)).isGreaterThan(3);
        assertThat(TableRows.tenants(plan, COUNTRIES)).isZero();
    }

    @Test
    void edgeCasesStandInRowsThatCanBeAskedForAlone() {
        var edges = customers.excerpt(new RowFilter(OptionalLong.empty(), EdgeFilter.ANY));

        assertThat(edges.size())
                .isEqualTo(plan.edges().rows(CUSTOMERS).size())
                .isEqualTo(customers.edgeCount())
                .isPositive();
        assertThat(LongStream.range(0, edges.size()).mapToObj(index -> customers.edge(edges.row(index))))
                .allMatch(edge -> edge.isPresent());
        var one = edges.row(3);
        var cell = customers.edge(one).orElseThrow();
        var column = plan.table(CUSTOMERS).columnNames().indexOf(cell.column().orElseThrow());
        assertThat(customers.rows(edges, 3, 1).getFirst().cells().get(column)).isEqualTo(cell.value());
        assertThat(customers
                        .excerpt(new RowFilter(OptionalLong.of(0), EdgeFilter.ANY))
                        .size())
                .isZero();
    }

    @Test
    void edgeCasesOfOnePackAreAmongThemselves() {
        assertThat(customers.packs().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(customers.edgeCount());
        assertThat(customers.packs()).containsKeys("boundary", "dates").hasSizeGreaterThan(3);

        var dates = customers.excerpt(new RowFilter(OptionalLong.empty(), new EdgeFilter.OfPack("dates")));
        var rows = LongStream.range(0, dates.size()).map(dates::row).boxed().toList();

        assertThat(rows)
                .hasSize(Math.toIntExact(customers.packs().get("dates")))
                .hasSizeGreaterThan(1);
        assertThat(rows)
                .allMatch(row -> customers.edge(row).orElseThrow().edge().pack().equals("dates"));
        assertThat(customers.nextEdge(dates, rows.getFirst(), true)).hasValue(rows.get(1));
        assertThat(customers.nextEdge(dates, rows.getFirst(), false)).hasValue(rows.getLast());
    }

    @Test
    void theNextEdgeCaseComesRoundAgain() {
        var all = customers.excerpt(RowFilter.NONE);
        var first = customers.nextEdge(all, -1, true).orElseThrow();
        var last = customers.nextEdge(all, Long.MAX_VALUE, false).orElseThrow();

        assertThat(first)
                .isEqualTo(customers
                        .excerpt(new RowFilter(OptionalLong.empty(), EdgeFilter.ANY))
                        .row(0));
        assertThat(customers.nextEdge(all, first, true).orElseThrow()).isGreaterThan(first);
        assertThat(customers.nextEdge(all, last, true)).hasValue(first);
        assertThat(customers.nextEdge(all, first, false)).hasValue(last);
        assertThat(customers.nextEdge(customers.excerpt(new RowFilter(OptionalLong.of(0), EdgeFilter.NONE)), 0, true))
                .isEmpty();
    }

    @Test
    void anExcerptKnowsWhereARowStands() {
        var edges = customers.excerpt(new RowFilter(OptionalLong.empty(), EdgeFilter.ANY));
        var tenant = customers.excerpt(new RowFilter(OptionalLong.of(1), EdgeFilter.NONE));

        assertThat(edges.indexOf(edges.row(5))).hasValue(5);
        assertThat(edges.indexOf(0)).isEmpty();
        assertThat(edges.from(0)).isZero();
        assertThat(tenant.indexOf(tenant.row(1))).hasValue(1);
        assertThat(tenant.indexOf(tenant.row(0) - 1)).isEmpty();
        assertThat(tenant.from(Long.MAX_VALUE)).isEqualTo(tenant.size());
    }

    private static Plan plan(String scenario) {
        var schema = Samples.schema(PostgresServers.newest(), "storefront");
        return Exports.plan(schema, ScenarioFile.read("scenario.yaml", scenario, schema));
    }
}
