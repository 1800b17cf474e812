package dev.seedbed.core.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.preview.Parent.Target;
import dev.seedbed.core.scenario.Drafter;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.ScenarioFile;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.RandomSchemas;
import dev.seedbed.testing.Samples;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the arithmetic says about parents and children, held against the keys in the rows themselves.
class RelativesTest {

    private static final int EVERY = 1_000_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ledger|tenants: 2
            storefront|tenants: 3
            storefront|{tenants: {count: 7, zipf: 1.1}, edges: all}
            tracker|{personas: {large: {size: 3}, empty: {size: 0}, small: {size: 0.5}}, tenants: 4, edges: all}
            """)
    void agreeWithTheKeysInTheRowsOfSamples(String sample, String scenario) {
        var schema = Samples.schema(PostgresServers.newest(), sample);

        agree(plan(schema, scenario));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 7, 11, 19, 23, 42})
    void agreeWithTheKeysInTheRowsOfSchemasThatNobodyWrote(long seed) throws SQLException {
        try (var connections = PostgresServers.newest().connections(RandomSchemas.ddl(seed));
                var connection = connections.open()) {
            agree(plan(new Introspector().read(connection), "{tenants: 4, edges: all}"));
        }
    }

    private static Plan plan(Schema schema, String scenario) {
        var read = ScenarioFile.read("scenario.yaml", scenario, schema);
        var graph = read.root()
                .map(root -> TenantGraph.of(schema, root))
                .orElseGet(() -> TenantGraph.of(schema));
        return Planner.plan(Drafter.draft(schema, graph, read));
    }

    private static void agree(Plan plan) {
        var relatives = new Relatives(plan);
        for (var child : plan.tables()) {
            parentsAgree(plan, relatives, child);
            for (var link : relatives.links(child.name())) {
                childrenAgree(plan, relatives, child, link);
            }
        }
    }

    private static void parentsAgree(Plan plan, Relatives relatives, TablePlan child) {
        for (var row = 0L; row < Math.min(child.rows(), 2_000); row++) {
            var place = child.numbering().place(row);
            for (var parent : relatives.parents(child.name(), place)) {
                var link = parent.link();
                var key = cells(child, link.columns(), place);
                switch (parent.target()) {
                    case Target.Known(var at) -> assertThat(cells(plan.table(link.target()), link.targetColumns(), at))
                            .isEqualTo(key);
                    case Target.Sought(var at, _) ->
                        assertThat(cells(plan.table(link.target()), link.targetColumns(), at))
                                .isEqualTo(key);
                    case Target.Nothing _ -> assertThat(key).contains(Optional.empty());
                    case Target.Unknown _ ->
                        assertThat(link.enforced()).as("%s of row %d", link, row).isFalse();
                }
            }
        }
    }

    private static void childrenAgree(Plan plan, Relatives relatives, TablePlan child, Link link) {
        var target = plan.table(link.target());
        var rows = new HashMap<List<Optional<String>>, List<Long>>();
        for (var row = 0L; row < child.rows(); row++) {
            var place = child.numbering().place(row);
            if (means(relatives, child, link, place)) {
                rows.computeIfAbsent(cells(child, link.columns(), place), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        for (var row : some(target.rows())) {
            var parent = target.numbering().place(row);
            var found = relatives.children(link.target(), parent).stream()
                    .filter(children -> children.link().equals(link))
                    .map(children -> relatives.count(children, parent, EVERY, Long.MAX_VALUE, Progress.UNWATCHED))
                    .findFirst()
                    .orElseThrow();
            var key = cells(target, link.targetColumns(), parent);
            assertThat(found.complete()).isTrue();
            assertThat(found.first())
                    .as("%s to row %d", link, row)
                    .isEqualTo(key.contains(Optional.empty()) ? List.of() : rows.getOrDefault(key, List.of()));
            assertThat(found.count()).isEqualTo(found.first().size());
        }
    }

    private static boolean means(Relatives relatives, TablePlan child, Link link, Place place) {
        return !cells(child, link.columns(), place).contains(Optional.empty())
                && relatives.parents(child.name(), place).stream()
                        .anyMatch(parent -> parent.link().equals(link));
    }

    /// The first rows, the last ones, and some between.
    private static List<Long> some(long rows) {
        var step = Math.max(1, rows / 40);
        return LongStream.concat(
                        LongStream.iterate(0, row -> row < rows, row -> row + step),
                        LongStream.range(Math.max(0, rows - 5), rows))
                .boxed()
                .toList();
    }

    private static List<Optional<String>> cells(TablePlan table, List<String> columns, Place place) {
        return columns.stream()
                .map(column -> CellText.of(table.column(column).source(), place))
                .toList();
    }
}
