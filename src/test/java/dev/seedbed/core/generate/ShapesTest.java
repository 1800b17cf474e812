package dev.seedbed.core.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Preview;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.guard.audit.AuditOptions;
import dev.seedbed.core.guard.audit.DatabaseAudit;
import dev.seedbed.core.guard.audit.Replays;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules that give values a shape, seen in the rows that a server took.
class ShapesTest {

    private static final String DDL = """
            CREATE TABLE shops (id serial PRIMARY KEY, name text NOT NULL, created_at timestamptz NOT NULL);
            CREATE TABLE orders (
                id serial PRIMARY KEY,
                shop_id int NOT NULL REFERENCES shops ON DELETE CASCADE,
                plan text NOT NULL CHECK (plan IN ('free', 'pro')),
                seats int NOT NULL CHECK (seats >= 0),
                amount numeric(12,2) NOT NULL CHECK (amount > 0),
                score smallint NOT NULL CHECK (score BETWEEN 0 AND 100),
                weight real NOT NULL,
                latency double precision NOT NULL,
                fee money NOT NULL,
                cancelled_reason text,
                quantity int NOT NULL,
                price numeric(10,3) NOT NULL,
                total numeric(12,2) NOT NULL,
                each numeric NOT NULL,
                tenth real NOT NULL,
                label text NOT NULL,
                remark varchar(40) NOT NULL,
                motto text NOT NULL,
                reach int NOT NULL CHECK (reach BETWEEN 0 AND 120),
                rate double precision NOT NULL,
                created_at timestamptz NOT NULL,
                updated_at timestamptz NOT NULL);
            """;

    private static final String SCENARIO = """
            root: shops
            tenants: 4
            tables:
              shops:
                arrivals: {from: 2020-01-01, until: 2020-03-01}
                columns: {name: company}
              orders:
                rows: 5000 per tenant
                arrivals: {from: 2021-01-01, weekdays: {sat: 0.2, sun: 0.1}, hours: office, months: {12: 2.5}, growth: 0.3}
                columns:
                  plan: {weights: {free: 3, pro: 1}}
                  seats: {depends-on: plan, cases: {free: {always: 0}, pro: {between: [10, 99]}}}
                  amount: {log-normal: {median: 84.00, sigma: 1.2}, rounded: 0.15}
                  score: {normal: {mean: 90, deviation: 10}}
                  weight: {normal: {mean: 0, deviation: 0.001}}
                  latency: {exponential: {mean: 30}}
                  fee: {between: [1, 9], rounded: 0.5}
                  quantity: {between: [0, 400]}
                  price: {log-normal: {median: 9.5, sigma: 1}}
                  total: {derived: 'round(quantity * price, 1) + 0.005'}
                  each: {derived: '-amount / (quantity + 3)'}
                  tenth: {derived: seats / 10}
                  label: {derived: "upper(left(plan, 2)) || '-' || quantity || left(plan, -1)"}
                  remark: {derived: "coalesce(left(cancelled_reason, 40), 'none')"}
                  motto: {faker: '#{Company.buzzword} for #{Color.name}'}
                  reach: {series: {walk: {start: 100, step: 1.5}}}
                  rate: {series: {reverting: {mean: 1.10, volatility: 0.08, reversion: 0.05}}}
                  cancelled_reason: {depends-on: plan, cases: {free: {nulls: 1}}, otherwise: sentence, nulls: 0}
            """;

    static List<TestServer> servers() {
        return PostgresServers.all();
    }

    private static Plan plan(Connections connections, String scenario) {
        var schema = Exports.schema(connections);
        return Exports.plan(schema, ScenarioFile.read("test.yaml", scenario, schema));
    }

    private static List<Problem> warnings(String ddl, String scenario) {
        try (var connections = PostgresServers.newest().connections(ddl)) {
            return plan(connections, scenario).warnings();
        }
    }

    private static double number(DatabaseUrl url, String sql) {
        return Double.parseDouble(TestServer.query(url, "SELECT " + sql + " FROM orders"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void loadsWhatWasAskedFor(TestServer server) {
        var url = server.database(DDL);
        try (var connections = Connections.to(url)) {
            var plan = plan(connections, SCENARIO);
            assertThat(plan.warnings()).isEmpty();
            SeedFileLoader.load(url, Exports.text(plan, Loader.PSQL));
            var audit = DatabaseAudit.of(url, AuditOptions.ALL, Replays.of(plan), Progress.UNWATCHED);
            assertThat(audit.findings()).isEmpty();
            assertThat(audit.differing()).isEmpty();
        }
        assertThat(number(url, "count(*)")).isEqualTo(20_000);
        assertThat(number(url, "count(*) FILTER (WHERE plan = 'free' AND seats <> 0)"))
                .isZero();
        assertThat(number(url, "count(*) FILTER (WHERE plan = 'pro' AND seats NOT BETWEEN 10 AND 99)"))
                .isZero();
        assertThat(number(url, "avg(seats) FILTER (WHERE plan = 'pro')")).isCloseTo(54.5, within(1.5));
        assertThat(number(url, "count(*) FILTER (WHERE (plan = 'free') <> (cancelled_reason IS NULL))"))
                .isZero();
        assertThat(number(url, "percentile_cont(0.5) WITHIN GROUP (ORDER BY amount)"))
                .isCloseTo(84, within(4.0));
        assertThat(number(url, "stddev(ln(amount))")).isCloseTo(1.2, within(0.03));
        assertThat(number(url, "avg((rtrim(translate(amount::text, '.', ''), '0') ~ '^0*[125]$')::int)"))
                .isCloseTo(0.15, within(0.015));
        assertThat(number(url, "max(score)")).isEqualTo(100);
        assertThat(number(url, "avg(score)")).isCloseTo(87.1, within(0.5));
        assertThat(number(url, "stddev(weight)")).isCloseTo(0.001, within(0.00003));
        assertThat(number(url, "avg(latency)")).isCloseTo(30, within(1.0));
        assertThat(number(url, "count(*) FILTER (WHERE fee::numeric NOT BETWEEN 1 AND 9)"))
                .isZero();
        arrivals(url);
        derived(url);
        series(url);
        assertThat(number(url, "count(DISTINCT motto)")).isBetween(900.0, 1_000.0);
        assertThat(number(url, "count(*) FILTER (WHERE motto !~ '^.+ for [a-z ]+$')"))
                .isZero();
    }

    private static void series(DatabaseUrl url) {
        var steps = " FROM (SELECT reach - lag(reach) OVER parent AS step, ln(rate / 1.1) AS log,"
                + " lag(ln(rate / 1.1)) OVER parent AS before FROM orders WINDOW parent AS (PARTITION BY shop_id ORDER BY id))";
        assertThat(Double.parseDouble(TestServer.query(url, "SELECT stddev(step)" + steps + " s")))
                .isCloseTo(1.53, within(0.05));
        assertThat(Double.parseDouble(TestServer.query(url, "SELECT regr_slope(log, before)" + steps + " s")))
                .isCloseTo(0.95, within(0.01));
        assertThat(Double.parseDouble(TestServer.query(url, "SELECT stddev(log - 0.95 * before)" + steps + " s")))
                .isCloseTo(0.08 / Math.sqrt(260), within(0.0002));
    }

    private static void derived(DatabaseUrl url) {
        for (var equation : List.of(
                "total = (round(quantity * price, 1) + 0.005)::numeric(12,2)",
                "each::text = (-amount / (quantity + 3)::numeric)::text",
                "tenth = (seats::numeric / 10)::real",
                "label = upper(left(plan, 2)) || '-' || quantity || left(plan, -1)",
                "remark = coalesce(left(cancelled_reason, 40), 'none')")) {
            assertThat(number(url, "count(*) FILTER (WHERE NOT (" + equation + "))"))
                    .as(equation)
                    .isZero();
        }
    }

    private static void arrivals(DatabaseUrl url) {
        assertThat(TestServer.query(
                        url, "SELECT min(created_at) >= '2020-01-01Z' AND max(created_at) < '2020-03-01Z' FROM shops"))
                .isEqualTo("t");
        assertThat(number(url, "count(*) FILTER (WHERE created_at < '2021-01-01Z' OR created_at >= '2026-01-01Z')"))
                .isZero();
        assertThat(number(url, "count(*) FILTER (WHERE updated_at < created_at)"))
                .isZero();
        assertThat(TestServer.query(
                        url,
                        "SELECT count(*) FROM orders a JOIN orders b ON a.shop_id = b.shop_id AND a.id < b.id"
                                + " AND a.created_at > b.created_at WHERE a.shop_id = 1"))
                .isEqualTo("0");
        assertThat(number(url, "avg((extract(isodow FROM created_at AT TIME ZONE 'UTC') > 5)::int)"))
                .isCloseTo(0.3 / 5.3, within(0.005));
        assertThat(number(url, "avg((extract(hour FROM created_at AT TIME ZONE 'UTC') BETWEEN 8 AND 17)::int)"))
                .isGreaterThan(0.8);
        assertThat(
                        number(
                                url,
                                "count(*) FILTER (WHERE extract(year FROM created_at AT TIME ZONE 'UTC') = 2025)"
                                        + "::float / count(*) FILTER (WHERE extract(year FROM created_at AT TIME ZONE 'UTC') = 2021)"))
                .isCloseTo(Math.pow(1.3, 4), within(0.15));
    }

    @Test
    void makesACellAloneAsInTheStream() {
        try (var connections = PostgresServers.newest().connections(DDL)) {
            var table = plan(connections, SCENARIO).table(new TableName("public", "orders"));
            var whole = Preview.of(table, 0, 3_000).rows();
            for (var row = 0; row < 3_000; row += 71) {
                var again = plan(connections, SCENARIO).table(table.name());
                assertThat(Preview.of(again, row, 1).rows()).containsExactly(whole.get(row));
            }
        }
    }

    @Test
    void refusesToDeriveFromNullWhatCannotBeNull() {
        var failure = catchThrowableOfType(
                SeedbedException.class,
                () -> warnings(
                        "CREATE TABLE t (a int, b int NOT NULL)", "tables: {t: {columns: {b: {derived: a + 1}}}}"));
        assertThat(failure.problem().what()).isEqualTo("A column that cannot be NULL is derived from NULL.");
        assertThat(failure.problem().where()).isEqualTo("public.t, b");
        assertThat(failure.problem().remedy()).contains("coalesce");
    }

    @Test
    void saysWhenDerivedValuesDoNotFit() {
        assertThat(warnings(
                        "CREATE TABLE t (a int NOT NULL CHECK (a BETWEEN 1 AND 9), b int NOT NULL CHECK (b < 10))",
                        "tables: {t: {columns: {b: {derived: a * 2}}}}"))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.what()).isEqualTo("Some derived values do not fit their column.");
                    assertThat(warning.why()).contains("'a * 2'");
                });
    }

    @Test
    void leavesOutTextsThatMayBeSomebodys() {
        var ddl = "CREATE TABLE t (note text NOT NULL)";
        assertThat(warnings(ddl, "tables: {t: {columns: {note: {faker: '#{options.option ''a@gmail.com'',''b''}'}}}}"))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.what()).isEqualTo("Some texts of an expression were left out.");
                    assertThat(warning.where()).isEqualTo("public.t, note");
                    assertThat(warning.why()).contains("e-mail address (1). 1 texts");
                });
        var failure = catchThrowableOfType(
                SeedbedException.class,
                () -> warnings(ddl, "tables: {t: {columns: {note: {faker: '#{Internet.emailAddress}'}}}}"));
        assertThat(failure.problem().what()).isEqualTo("Every text of an expression may be somebody's.");
        assertThat(failure.problem().why()).contains("e-mail address (1000)");
    }

    @Test
    void saysWhenACheckTiesADerivedColumnToOthers() {
        assertThat(warnings(
                        "CREATE TABLE t (a int NOT NULL, b int NOT NULL, CHECK (a <= b))",
                        "tables: {t: {columns: {b: {derived: a * 2}}}}"))
                .extracting(Problem::what)
                .contains("A check ties a column to others; rows may violate it.");
        assertThat(warnings(
                        "CREATE TABLE t (a int, b int, c bool NOT NULL, CHECK ((a IS NULL) = (b IS NULL)))",
                        "tables: {t: {columns: {b: {depends-on: c, cases: {true: any}, otherwise: {nulls: 1}}}}}"))
                .extracting(Problem::what)
                .contains("A check ties a column to others; rows may violate it.");
    }

    @Test
    void refusesCirclesThatAChecksEqualityCloses() {
        var failure = catchThrowableOfType(
                SeedbedException.class,
                () -> warnings(
                        "CREATE TABLE t (a int NOT NULL, b int NOT NULL, CHECK (a = b))",
                        "tables: {t: {columns: {a: {derived: b + 1}}}}"));
        assertThat(failure.problem().what()).isEqualTo("Columns look at each other in a circle.");
        assertThat(failure.problem().why()).contains("a, b");
    }

    @Test
    void keepsColumnsDifferentWhenOneDependsOnTheOther() {
        try (var connections = PostgresServers.newest()
                .connections("CREATE TABLE t (a int NOT NULL, b int NOT NULL, CHECK (a <> b))")) {
            var plan = plan(
                    connections,
                    "tables: {t: {rows: 500 in all, columns: {b: {between: [1, 3]}, a: {depends-on: b,"
                            + " cases: {1: {between: [1, 3]}}, otherwise: {between: [2, 4]}}}}}");
            assertThat(plan.warnings()).isEmpty();
            assertThat(Preview.of(plan.tables().getFirst(), 0, 500).rows())
                    .allSatisfy(row -> assertThat(row.getFirst()).isNotEqualTo(row.getLast()));
        }
    }

    @Test
    void refusesArrivalsThatLeaveNoTime() {
        var failure = catchThrowableOfType(
                SeedbedException.class,
                () -> warnings(DDL, "root: shops\ntables: {orders: {arrivals: {from: 2026-03-01}}}"));
        assertThat(failure.problem().what()).isEqualTo("No row can ever arrive.");
        assertThat(failure.problem().where()).isEqualTo("public.orders");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{normal: {mean: 12, deviation: 1}}",
                "{between: [1, 900], rounded: 0.5}",
                "{series: {walk: {start: 1, step: 1}}}",
                "{derived: 'other + 1'}",
                "{depends-on: other, cases: {1: {always: 1}}, otherwise: {always: 2}}"
            })
    void aUniqueColumnStaysUniqueWhateverItsRule(String rule) {
        try (var connections = PostgresServers.newest()
                .connections("CREATE TABLE t (level int NOT NULL UNIQUE, other int NOT NULL)")) {
            var plan = plan(connections, "tables: {t: {rows: 200 in all, columns: {level: " + rule + "}}}");
            assertThat(plan.warnings())
                    .extracting(Problem::what)
                    .containsExactly("A rule of the scenario is not used.");
            assertThat(Preview.of(plan.tables().getFirst(), 0, 200).rows().stream()
                            .map(List::getFirst))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void saysWhenRowsComeAfterTheirArrivals() {
        var scenario = """
                root: shops
                tables:
                  orders: {arrivals: {from: 2019-01-01, until: 2023-01-01}}
                """;
        assertThat(warnings(DDL, scenario)).singleElement().satisfies(warning -> {
            assertThat(warning.what()).isEqualTo("Some rows come after their arrivals end.");
            assertThat(warning.where()).isEqualTo("public.orders");
        });
    }

    @Test
    void saysWhenMostOfADistributionIsCutOff() {
        assertThat(warnings(
                        "CREATE TABLE t (level int NOT NULL CHECK (level < 10))",
                        "tables: {t: {columns: {level: {normal: {mean: 12, deviation: 1}}}}}"))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.what()).isEqualTo("Most of a distribution is cut off.");
                    assertThat(warning.where()).isEqualTo("public.t, level");
                    assertThat(warning.why()).contains("leave 1 % of 'normal around 12 ± 1'");
                });
    }
}
