package dev.seedbed.core.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.preview.Parent.Target;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.RandomSchemas;
import dev.seedbed.testing.Samples;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the arithmetic says about parents and children, held against the keys in the rows themselves.
class RelativesTest {

    private static final int EVERY = 1_000_000;

    private static final String TREE = """
            CREATE TABLE workspaces (id bigint PRIMARY KEY, name text NOT NULL);
            CREATE TABLE members (
                id bigint PRIMARY KEY,
                workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE);
            CREATE TABLE projects (
                id bigint PRIMARY KEY,
                workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE);
            CREATE TABLE tasks (
                id bigint PRIMARY KEY,
                workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                project_id bigint NOT NULL REFERENCES projects ON DELETE CASCADE,
                member_id bigint REFERENCES members ON DELETE SET NULL);
            """;
    private static final TableName MEMBERS = new TableName("public", "members");
    private static final TableName PROJECTS = new TableName("public", "projects");
    private static final TableName TASKS = new TableName("public", "tasks");

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

    @Test
    void knowWhichAccountAndCurrencyABookedEntryHas() {
        var plan = new Workbench(PostgresServers.newestHome())
                .open(Source.parse("sample:ledger"), Progress.UNWATCHED)
                .plan();
        var entries = plan.table(new TableName("public", "entries"));
        var relatives = new Relatives(plan);

        for (var row = 0L; row < entries.rows(); row += 31) {
            assertThat(relatives.parents(entries.name(), entries.numbering().place(row)))
                    .hasSize(3)
                    .allMatch(parent -> parent.target() instanceof Target.Known);
        }
    }

    @Test
    void countTheChildrenOfAHomeWithoutLookingAtAnyInAHundredMillionRows() {
        var plan = plan(
                TREE, "{tenants: 1000, tables: {projects: {rows: 20 per tenant}, tasks: {rows: 5000 per projects}}}");
        var projects = plan.table(PROJECTS);
        var tasks = plan.table(TASKS);
        assertThat(tasks.rows()).isEqualTo(100_000_000);
        var relatives = new Relatives(plan);
        var project = projects.numbering().place(19_999);

        var found = count(relatives, PROJECTS, project, "project_id", Long.MAX_VALUE, Progress.UNWATCHED);

        assertThat(found).isEqualTo(new ChildCount(5_000, List.of(99_995_000L, 99_995_001L), 0, 5_000, true));
        assertThat(relatives.parents(TASKS, tasks.numbering().place(99_999_999)))
                .contains(new Parent(link(relatives, TASKS, "project_id"), new Target.Known(project)));
    }

    @Test
    void sayHowFarTheyHaveLooked() {
        var plan = plan(TREE, "{tenants: 2, tables: {members: {rows: 10 per tenant}, tasks: {rows: 5000 per tenant}}}");
        var relatives = new Relatives(plan);
        var member = plan.table(MEMBERS).numbering().place(12);

        var some = count(relatives, MEMBERS, member, "member_id", 3_000, Progress.UNWATCHED);
        var stopped = count(relatives, MEMBERS, member, "member_id", 3_000, new Impatient());
        var all = count(relatives, MEMBERS, member, "member_id", Long.MAX_VALUE, Progress.UNWATCHED);

        assertThat(some.looked()).isEqualTo(3_000);
        assertThat(some.candidates()).isEqualTo(5_000);
        assertThat(some.complete()).isFalse();
        assertThat(stopped.looked()).isBetween(1L, 2_999L);
        assertThat(stopped.complete()).isFalse();
        assertThat(all.complete()).isTrue();
        assertThat(all.count()).isGreaterThan(some.count());
    }

    private static ChildCount count(
            Relatives relatives, TableName table, Place parent, String column, long limit, Progress progress) {
        return relatives.children(table, parent).stream()
                .filter(children -> children.link().columns().contains(column))
                .map(children -> relatives.count(children, parent, 2, limit, progress))
                .findFirst()
                .orElseThrow();
    }

    private static Link link(Relatives relatives, TableName table, String column) {
        return relatives.links(table).stream()
                .filter(link -> link.columns().contains(column))
                .findFirst()
                .orElseThrow();
    }

    /// Cancels after the first look.
    private static final class Impatient implements Progress {
        private int asked;

        @Override
        public void report(String phase, long done, long total) {
            asked++;
        }

        @Override
        public boolean cancelled() {
            return asked > 2;
        }
    }

    private static Plan plan(String ddl, String scenario) {
        try (var connections = PostgresServers.newest().connections(ddl)) {
            return plan(Exports.schema(connections), scenario);
        }
    }

    private static Plan plan(Schema schema, String scenario) {
        var read = ScenarioFile.read("scenario.yaml", scenario, schema);
        var graph = read.root().map(root -> TenantGraph.of(schema, root)).orElseGet(() -> TenantGraph.of(schema));
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
                    case Target.Known(var at) ->
                        assertThat(cells(plan.table(link.target()), link.targetColumns(), at))
                                .isEqualTo(key);
                    case Target.Nothing _ -> assertThat(key).contains(Optional.empty());
                    case Target.Unknown _ ->
                        assertThat(link.enforced())
                                .as("%s of row %d", link, row)
                                .isFalse();
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
