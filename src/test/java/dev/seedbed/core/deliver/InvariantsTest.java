package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.scenario.file.ScenarioText;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a scenario promises holds for all rows of a loaded database, and one row that breaks it is found.
class InvariantsTest {

    private static final String DDL = """
            CREATE TABLE workspaces (id serial PRIMARY KEY, name text NOT NULL);
            CREATE TABLE members (
                id serial PRIMARY KEY, workspace_id int NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                role text NOT NULL CHECK (role IN ('owner', 'accountant', 'viewer')));
            CREATE UNIQUE INDEX one_owner ON members (workspace_id) WHERE role = 'owner';
            CREATE TABLE invoices (
                id serial PRIMARY KEY, workspace_id int NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                currency char(3) NOT NULL, status text NOT NULL, "total""; drop table members" numeric(14, 2) NOT NULL,
                line_count int, net bigint NOT NULL);
            CREATE TABLE invoice_lines (
                id serial PRIMARY KEY, invoice_id int NOT NULL REFERENCES invoices ON DELETE CASCADE,
                "quantity' --" int NOT NULL, unit_price numeric(9, 3), currency char(3) NOT NULL,
                line_no int NOT NULL, UNIQUE (invoice_id, line_no), fee numeric(12, 3), minor bigint NOT NULL);
            CREATE TABLE invoice_events (
                id uuid PRIMARY KEY, invoice_id int NOT NULL REFERENCES invoices ON DELETE CASCADE,
                "from'" text NOT NULL, "to""x" text NOT NULL CHECK ("to""x" IN ('sent', 'paid', 'late', 'void')),
                at timestamptz NOT NULL);
            CREATE TABLE postings (
                id serial PRIMARY KEY, invoice_id int NOT NULL REFERENCES invoices ON DELETE CASCADE,
                currency char(3) NOT NULL, amount numeric(12, 2) NOT NULL, on_day date NOT NULL);
            CREATE TABLE bookings (
                id serial PRIMARY KEY, workspace_id int NOT NULL REFERENCES workspaces ON DELETE CASCADE,
                starts timestamptz NOT NULL, ends timestamptz NOT NULL, low int, high int);
            CREATE EXTENSION IF NOT EXISTS btree_gist;
            ALTER TABLE bookings ADD EXCLUDE USING gist (workspace_id WITH =, tstzrange(starts, ends) WITH &&)
                DEFERRABLE INITIALLY DEFERRED;
            """;

    private static final String SCENARIO = """
            tenants: 10
            tables:
              members:
                rows: 12 per tenant
                columns:
                  role: {exactly-one: owner, per: workspaces, otherwise: {weights: {viewer: 3, accountant: 1}}}
              invoices:
                rows: 1100 per tenant
                columns:
                  currency: {one-of: [EUR, JPY, KWD]}
                  'total"; drop table members': {sum: invoice_lines, of: 'round("quantity'' --" * unit_price, 2)'}
                  line_count: {count: invoice_lines}
                  status: {latest: 'to"x', from: invoice_events}
                  net: {sum: public.invoice_lines, of: 'coalesce(unit_price, 1) / 3'}
              invoice_lines:
                rows: {per: invoices, poisson: 4}
                columns:
                  "quantity' --": {between: [1, 9]}
                  unit_price: {log-normal: {median: 84, sigma: 1.2}, nulls: 0.1}
                  currency: {copy-of: currency, from: invoices}
                  line_no: {rising: [1, 1000]}
                  fee: {log-normal: {median: 12, sigma: 1}, minor-units: currency, rounded: 0.1}
                  minor: {normal: {mean: 5, deviation: 2}, minor-units: currency}
              invoice_events:
                rows: {per: invoices, between: [0, 3]}
                columns:
                  "from'": {before: 'to"x'}
                  'to"x': {start: new, states: {new: {sent: 9, void: 1}, sent: {paid: 5, late: 4, sent: 1}, late: {paid: 1, void: 1}, void: {void: 1}, paid: {void: 1}}}
                  at: {rising: ['2024-01-01', '2024-12-31 12:00:00']}
              postings:
                rows: {per: invoices, between: [2, 4]}
                columns:
                  currency: {one-of: [EUR, USD]}
                  amount: {balanced: {log-normal: {median: 84, sigma: 1.2}}, per: currency}
                  on_day: {rising: ['2024-01-01', '2024-02-01']}
              bookings:
                rows: 300 per tenant
                ordered: [[low, high]]
                columns:
                  starts: {slot-until: ends, within: ['2025-01-01', '2026-01-01']}
                  ends: {slot-from: starts}
            """;

    private static DatabaseUrl url;
    private static Schema schema;
    private static Plan plan;

    @BeforeAll
    static void load() {
        url = PostgresServers.newest().database(DDL);
        try (var connections = Connections.to(url)) {
            schema = Exports.schema(connections);
        }
        plan = Exports.plan(schema, read(SCENARIO));
        SeedFileLoader.load(url, Exports.text(plan, Loader.PSQL));
    }

    private static Scenario read(String text) {
        return ScenarioFile.read("shop.yaml", text, schema);
    }

    private static CheckReport check() {
        try (var connections = Connections.to(url)) {
            return Verifier.check(connections, Progress.UNWATCHED);
        }
    }

    @Test
    void holdForAllOfAHundredThousandRows() {
        var report = check();
        assertThat(plan.warnings()).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isGreaterThan(100_000);
        assertThat(report.promised()).isEqualTo(15);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            invoices      | total"; drop table members sum | UPDATE invoices SET "total""; drop table members" = 0.01 WHERE id = 77
            invoices      | line_count count               | UPDATE invoices SET line_count = NULL WHERE id = 77
            invoices      | net sum                        | UPDATE invoices SET net = net + 1 WHERE id = 9999
            invoice_lines | currency copy                  | UPDATE invoice_lines SET currency = 'XXX' WHERE id = 4321
            invoices      | status latest                  | UPDATE invoices SET status = 'paid' WHERE id = (SELECT min(id) FROM invoices WHERE status = 'new')
            invoice_lines | line_no rising                 | UPDATE invoice_lines SET line_no = 1001 WHERE id = (SELECT max(id) FROM invoice_lines WHERE invoice_id = 5)
            invoice_lines | fee minor units                | UPDATE invoice_lines SET fee = 1.5 WHERE id = (SELECT min(id) FROM invoice_lines WHERE currency = 'JPY')
            invoice_events | to"x history                   | UPDATE invoice_events SET "to""x" = 'paid' WHERE id = (SELECT id FROM invoice_events JOIN (SELECT invoice_id FROM invoice_events GROUP BY 1 HAVING count(*) = 1) one USING (invoice_id) WHERE "to""x" = 'void' LIMIT 1)
            invoice_events | from' before                  | UPDATE invoice_events SET "from'" = 'x' WHERE id = (SELECT min(id::text) FROM invoice_events)::uuid
            invoice_events | at rising                     | UPDATE invoice_events SET at = '2025-01-01' WHERE id = (SELECT id FROM invoice_events JOIN (SELECT invoice_id, max(at) AS at FROM invoice_events GROUP BY 1) last USING (invoice_id, at) LIMIT 1)
            postings      | amount balanced                | UPDATE postings SET amount = amount + 0.01 WHERE id = 77
            postings      | on_day rising                  | UPDATE postings SET on_day = '2023-12-31' WHERE id = 1
            bookings      | starts slot                    | UPDATE bookings SET ends = (SELECT starts FROM bookings WHERE id = 78) + interval '1 second' WHERE id = 77
            bookings      | low order                      | UPDATE bookings SET low = high + 1 WHERE id = (SELECT min(id) FROM bookings WHERE low IS NOT NULL AND high IS NOT NULL)
            members       | role exactly one               | UPDATE members SET role = 'viewer' WHERE id = (SELECT min(id) FROM members WHERE role = 'owner')
            """)
    void oneChangedRowIsFoundByTheSameQuery(String table, String rule, String sql) throws Exception {
        try (var connections = Connections.to(url);
                var connection = connections.open();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var asked = InvariantRules.of(schema, Manifest.of(plan)).rules().stream()
                    .filter(each ->
                            each.table().name().equals(table) && each.name().equals(rule))
                    .findFirst()
                    .orElseThrow();
            assertThat(statement.executeUpdate(sql)).isOne();
            try (var answer = statement.executeQuery(asked.countSql())) {
                answer.next();
                assertThat(answer.getLong(1)).isOne();
            }
            connection.rollback();
        }
    }

    @Test
    void theCommandNamesTheRuleThatARowBreaks() throws Exception {
        try (var connections = Connections.to(url);
                var connection = connections.open();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("UPDATE invoices SET net = net + 1 WHERE id = 9999");
            var findings = Verifier.check(connection, url, Progress.UNWATCHED).findings();
            connection.rollback();
            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.rule()).isEqualTo("net sum");
                assertThat(finding.what()).isEqualTo("1 rows have another sum than the rows below them");
            });
        }
    }

    @Test
    void eachRowIsMadeAloneAsInTheRun() {
        for (var table : plan.tables()) {
            var rows = (int) Math.min(400, table.rows());
            var whole = Preview.of(table, 0, rows).rows();
            var alone = IntStream.range(0, rows)
                    .parallel()
                    .mapToObj(row -> Preview.of(table, row, 1).rows().getFirst())
                    .toList();
            assertThat(alone).isEqualTo(whole);
        }
    }

    @Test
    void moreTenantsChangeNoRowOfTheOthers() {
        var more = Exports.plan(schema, read(SCENARIO).withTenants(13));
        for (var table : plan.tables()) {
            var rows = (int) Math.min(300, table.rows());
            assertThat(Preview.of(more.table(table.name()), 0, rows).rows())
                    .isEqualTo(Preview.of(table, 0, rows).rows());
        }
    }

    @Test
    void areWrittenAsTheyAreRead() {
        var text = ScenarioText.of(plan.draft(), "shop.sql");
        var again = Exports.plan(schema, read(text)).draft();
        assertThat(ScenarioText.decisions(again)).isEqualTo(ScenarioText.decisions(plan.draft()));
        assertThat(text).contains("line_count: {count: public.invoice_lines}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE invoices DROP COLUMN line_count                                        | line_count count               | has no column line_count
            ALTER TABLE invoices ALTER line_count TYPE text                                    | line_count count               | is of type text
            ALTER TABLE invoice_lines RENAME unit_price TO price                               | net sum                        | has no column
            ALTER TABLE invoice_lines ALTER currency TYPE bytea USING convert_to(currency, 'UTF8') | currency copy              | cannot be asked
            UPDATE _seedbed.manifest SET tables = jsonb_set(tables, '{0,invariants}', '[{"holds": "Total", "column": "x", "below": null, "expression": "1); drop table members"}]') | rule of the scenario | does not know the rule
            UPDATE _seedbed.manifest SET tables = jsonb_set(tables, '{0,invariants}', '[{"holds": "java.lang.Runtime"}, 5]') | rule of the scenario | does not know the rule
            """)
    void whatCannotBeAskedAnyMoreIsSaid(String sql, String rule, String what) {
        var small = PostgresServers.newest().database(DDL);
        var scenario = SCENARIO.replace("1100 per", "2 per");
        SeedFileLoader.load(small, Exports.text(Exports.plan(schema, read(scenario)), Loader.PSQL));
        TestServer.execute(small, sql);
        try (var connections = Connections.to(small)) {
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .anySatisfy(finding -> {
                        assertThat(finding.rule()).isEqualTo(rule);
                        assertThat(finding.what()).contains(what);
                    });
        }
    }

    @Test
    void aManifestOfAnOlderVersionPromisesNothing() {
        var small = PostgresServers.newest().database(DDL);
        SeedFileLoader.load(
                small, Exports.text(Exports.plan(schema, read(SCENARIO.replace("1100 per", "2 per"))), Loader.PSQL));
        TestServer.execute(
                small,
                "UPDATE _seedbed.manifest SET tables ="
                        + " (SELECT jsonb_agg(entry - 'invariants') FROM jsonb_array_elements(tables) entry)");
        try (var connections = Connections.to(small)) {
            var report = Verifier.check(connections, Progress.UNWATCHED);
            assertThat(report.clean()).isTrue();
            assertThat(report.promised()).isZero();
        }
    }
}
