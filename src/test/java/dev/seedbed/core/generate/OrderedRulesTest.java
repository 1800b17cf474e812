package dev.seedbed.core.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Preview;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Columns that must rise in each row keep the rules that a person gave them, as far as the order leaves.
class OrderedRulesTest {

    private static final String COLUMNS = """
            id int PRIMARY KEY, deposit numeric(10, 2) NOT NULL, price numeric(10, 2) NOT NULL,
            low int NOT NULL, mid int NOT NULL, high int NOT NULL, starts date NOT NULL, ends timestamptz NOT NULL, opens time NOT NULL, closes time NOT NULL""";

    private static final Schema SCHEMA = schema(COLUMNS);
    private static final String CHECKS =
            ", CHECK (deposit < price), CHECK (low <= mid), CHECK (mid <= high), CHECK (starts <= ends)";
    private static final Schema CHECKED = schema(COLUMNS + CHECKS);

    private static Schema schema(String columns) {
        try (var connections = PostgresServers.newest().connections("CREATE TABLE t (" + columns + ")")) {
            return Exports.schema(connections);
        }
    }

    private static Plan plan(String ordered, String... rules) {
        var head = "tables:\n  t:\n    rows: 400 in all\n    ";
        var schema = ordered.isEmpty() ? CHECKED : SCHEMA;
        return Exports.plan(
                schema,
                ScenarioFile.read(
                        "s.yaml",
                        head + (ordered.isEmpty() ? "" : "ordered: [[" + ordered + "]]\n    ") + "columns: {"
                                + String.join(", ", rules) + "}",
                        schema));
    }

    /// Of a schema whose checks put its columns in order.
    private static Plan planOf(Schema schema, String... rules) {
        var head = "tables:\n  t:\n    rows: 400 in all\n    columns: {";
        return Exports.plan(schema, ScenarioFile.read("s.yaml", head + String.join(", ", rules) + "}", schema));
    }

    private static List<Double> cells(Plan plan, String column) {
        return texts(plan, column).stream().map(Double::valueOf).toList();
    }

    private static List<String> texts(Plan plan, String column) {
        var table = plan.tables().getFirst();
        var names = table.columns().stream().map(ColumnPlan::name).toList();
        return Preview.of(table, 0, 400).rows().stream()
                .map(row -> row.get(names.indexOf(column)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static void rise(Plan plan, String lesser, String greater) {
        var low = cells(plan, lesser);
        var high = cells(plan, greater);
        for (var row = 0; row < low.size(); row++) {
            assertThat(low.get(row)).isLessThanOrEqualTo(high.get(row));
        }
    }

    private static void riseStrictly(Plan plan, String lesser, String greater) {
        rise(plan, lesser, greater);
        var low = cells(plan, lesser);
        var high = cells(plan, greater);
        for (var row = 0; row < low.size(); row++) {
            assertThat(low.get(row)).isNotEqualTo(high.get(row));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deposit, price", ""})
    void rulesWhoseValuesRiseAnywayMakeWhatTheyMakeWithoutTheOrder(String ordered) {
        var rules = new String[] {"deposit: {between: [5, 20]}", "price: {between: [90, 120]}"};
        var plan = plan(ordered, rules);
        var free = plan("low, high", rules);

        assertThat(cells(plan, "deposit"))
                .isEqualTo(cells(free, "deposit"))
                .allMatch(value -> value >= 5 && value <= 20);
        assertThat(cells(plan, "price")).isEqualTo(cells(free, "price")).allMatch(value -> value >= 90 && value <= 120);
        assertThat(plan.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deposit, price", ""})
    void aDistributionKeepsItsPlaceAboveARange(String ordered) {
        var plan = plan(ordered, "deposit: {between: [5, 20]}", "price: {log-normal: {median: 120, sigma: 0.4}}");

        assertThat(cells(plan, "deposit")).allMatch(value -> value >= 5 && value <= 20);
        assertThat(cells(plan, "price").stream().sorted().toList().get(200)).isBetween(105.0, 135.0);
        rise(plan, "deposit", "price");
        assertThat(plan.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {between: [0, 100]}  | {between: [0, 100]}  | 0   | 50   | 50  | 100
            {between: [5, 200]}  | {between: [50, 500]} | 5   | 125  | 125 | 500
            {between: [5, 20]}   | amount               | 5   | 20   | 20  | 5000
            amount               | {between: [90, 120]} | 0   | 90   | 90  | 120
            {one-of: [10, 30]}   | {between: [0, 100]}  | 10  | 30   | 30  | 100
            {between: [-50, 10]} | {always: 10}         | -50 | 10   | 10  | 10
            {between: [10, 60]}  | {one-of: [50, 100]}  | 10  | 50   | 50  | 100
            amount               | {one-of: [50, 100]}  | 0   | 50   | 50  | 100
            amount               | {always: 50}         | 0   | 50   | 50  | 50
            """)
    void rangesThatOverlapDivideWhatTheyShare(
            String deposit, String price, double low, double cut, double from, double high) {
        for (var ordered : List.of("deposit, price", "")) {
            var plan = plan(ordered, "deposit: " + deposit, "price: " + price);

            assertThat(cells(plan, "deposit")).allMatch(value -> value >= low && value <= cut);
            assertThat(cells(plan, "price")).allMatch(value -> value >= from && value <= high);
            assertThat(plan.warnings()).isEmpty();
            if (ordered.isEmpty()) {
                riseStrictly(plan, "deposit", "price");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<="})
    void aListAboveARangeKeepsAllOfItsValues(String comparison) {
        var plan = planOf(
                schema("id int PRIMARY KEY, low int NOT NULL, mid int NOT NULL, high int NOT NULL, CHECK (low "
                        + comparison + " mid), CHECK (mid " + comparison + " high)"),
                "low: {between: [0, 20]}",
                "mid: {one-of: [10, 20]}",
                "high: {weights: {25: 1, 50: 1}}");

        assertThat(plan.warnings()).isEmpty();
        assertThat(cells(plan, "low")).allMatch(value -> value <= 10).contains(0.0);
        assertThat(cells(plan, "mid")).contains(10.0, 20.0);
        assertThat(cells(plan, "high")).contains(25.0, 50.0);
        rise(plan, "low", "mid");
        rise(plan, "mid", "high");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <  | CHECK (greater <= 100) | lesser: {between: [0, 100]}
            <= | CHECK (greater <= 100) | lesser: {between: [0, 100]}
            <  | CHECK (lesser >= 0)    | greater: {between: [0, 100]}
            <= | CHECK (lesser >= 0)    | greater: {between: [0, 100]}
            """)
    void aColumnWithoutARuleSharesTheEndThatACheckGivesIt(String comparison, String check, String rule) {
        var plan = planOf(
                schema("id int PRIMARY KEY, lesser int NOT NULL, greater int NOT NULL, " + check + ", CHECK (lesser "
                        + comparison + " greater)"),
                rule);

        assertThat(plan.warnings()).isEmpty();
        assertThat(cells(plan, "lesser"))
                .allMatch(value -> value >= 0 && value <= 50)
                .contains(0.0, 49.0);
        assertThat(cells(plan, "greater"))
                .allMatch(value -> value >= 50 && value <= 100)
                .contains(51.0, 100.0);
    }

    @Test
    void severalColumnsWithoutARuleShareWhatACheckLeavesThem() {
        var plan = planOf(
                schema("id int PRIMARY KEY, low int NOT NULL, mid int NOT NULL, high int NOT NULL, CHECK (low >= 0),"
                        + " CHECK (low <= mid), CHECK (mid <= high)"),
                "high: {between: [300, 600]}");

        assertThat(plan.warnings()).isEmpty();
        assertThat(cells(plan, "low")).allMatch(value -> value <= 150).anyMatch(value -> value > 100);
        assertThat(cells(plan, "mid"))
                .allMatch(value -> value >= 150 && value <= 300)
                .anyMatch(value -> value > 250);
        assertThat(cells(plan, "high"))
                .allMatch(value -> value >= 300 && value <= 600)
                .anyMatch(value -> value > 550);
    }

    @ParameterizedTest
    @ValueSource(strings = {"low, mid, high", ""})
    void threeColumnsDivideWhatTheirRangesShare(String ordered) {
        var plan = plan(ordered, "low: {between: [0, 90]}", "mid: {between: [0, 90]}", "high: {between: [0, 90]}");

        assertThat(cells(plan, "low"))
                .allMatch(value -> value >= 0 && value <= 30)
                .contains(0.0, 30.0);
        assertThat(cells(plan, "mid"))
                .allMatch(value -> value >= 30 && value <= 60)
                .contains(30.0, 60.0);
        assertThat(cells(plan, "high"))
                .allMatch(value -> value >= 60 && value <= 90)
                .contains(60.0, 90.0);
    }

    @Test
    void aCheckThatForbidsEqualValuesLeavesNone() {
        var plan = plan("", "deposit: {between: [1.00, 1.02]}", "price: {between: [1.00, 1.02]}");

        assertThat(cells(plan, "deposit")).allMatch(value -> value <= 1.01);
        assertThat(cells(plan, "price")).containsOnly(1.02);
        assertThat(plan.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"starts, ends", ""})
    void datesKeepTheirYears(String ordered) {
        var plan = plan(
                ordered,
                "starts: {between: [2024-01-01, 2024-06-30]}",
                "ends: {between: ['2024-06-01', '2025-06-30 12:00:00']}");

        assertThat(texts(plan, "starts"))
                .allMatch(day -> day.compareTo("2024-01-01") >= 0 && day.compareTo("2024-06-15") <= 0);
        assertThat(texts(plan, "ends"))
                .allMatch(moment -> moment.compareTo("2024-06-15") > 0 && moment.compareTo("2025-07") < 0);
        assertThat(plan.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<="})
    void daysThatOverlapPartInTheMiddle(String comparison) {
        var plan = planOf(
                schema("id int PRIMARY KEY, start_date date NOT NULL, end_date date NOT NULL, CHECK (start_date "
                        + comparison + " end_date)"),
                "start_date: {between: [2024-01-01, 2024-06-30]}",
                "end_date: {between: [2024-06-01, 2025-06-30]}");

        assertThat(plan.warnings()).isEmpty();
        assertThat(texts(plan, "start_date"))
                .allMatch(day -> day.compareTo("2024-01-01") >= 0 && day.compareTo("2024-06-15") <= 0);
        assertThat(texts(plan, "end_date"))
                .allMatch(day -> day.compareTo("2024-06-16") >= 0 && day.compareTo("2025-06-30") <= 0);
    }

    @Test
    void aListOfDaysIsKeptAboveARangeOfThem() {
        var plan = planOf(
                schema(
                        "id int PRIMARY KEY, opens_on date NOT NULL, shuts_on date NOT NULL, CHECK (opens_on < shuts_on)"),
                "opens_on: {between: [2024-01-01, 2024-12-31]}",
                "shuts_on: {one-of: [2024-03-01, 2025-03-01]}");

        assertThat(plan.warnings()).isEmpty();
        assertThat(texts(plan, "opens_on")).allMatch(day -> day.compareTo("2024-03-01") < 0);
        assertThat(texts(plan, "shuts_on")).contains("2024-03-01", "2025-03-01");
    }

    @Test
    void threeColumnsOfDaysDivideAYear() {
        var year = ": {between: [2024-01-01, 2024-12-31]}";
        var plan = planOf(
                schema("id int PRIMARY KEY, first date NOT NULL, second date NOT NULL, third date NOT NULL,"
                        + " CHECK (first <= second), CHECK (second <= third)"),
                "first" + year,
                "second" + year,
                "third" + year);

        assertThat(plan.warnings()).isEmpty();
        assertThat(texts(plan, "first"))
                .allMatch(day -> day.compareTo("2024-01-01") >= 0 && day.compareTo("2024-05-01") <= 0);
        assertThat(texts(plan, "second"))
                .allMatch(day -> day.compareTo("2024-05-01") >= 0 && day.compareTo("2024-08-31") <= 0);
        assertThat(texts(plan, "third"))
                .allMatch(day -> day.compareTo("2024-08-31") >= 0 && day.compareTo("2024-12-31") <= 0);
    }

    /// By its name the one comes three steps after the other.
    @Test
    void momentsDivideTheirYearsAmongThoseThatAreThere() {
        var years = ": {between: [2020-01-01, 2024-01-01]}";
        var plan = planOf(
                schema("id int PRIMARY KEY, created_at timestamptz NOT NULL, deleted_at timestamptz NOT NULL,"
                        + " CHECK (created_at <= deleted_at)"),
                "created_at" + years,
                "deleted_at" + years);

        assertThat(plan.warnings()).isEmpty();
        assertThat(texts(plan, "created_at"))
                .allMatch(moment -> moment.compareTo("2022-01-01 01") < 0)
                .anyMatch(moment -> moment.compareTo("2021-11") > 0);
        assertThat(texts(plan, "deleted_at"))
                .allMatch(moment -> moment.compareTo("2021-12-31") > 0)
                .anyMatch(moment -> moment.compareTo("2022-03") < 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            deposit, price | deposit: {between: [100, 200]} | price: {between: [5, 20]} | deposit, price | Their values leave no room for the order.
            deposit, price | deposit: {log-normal: {median: 120, sigma: 0.4}} | price: {between: [5, 20]} | deposit, price | Their values leave no room for the order.
            starts, ends | starts: {between: [2024-01-01, 2024-06-30]} | low: any | starts, ends | ends has no rule of its own, and follows the row's moment.
            opens, closes | opens: {between: ['08:00', '09:00']} | closes: {between: ['17:00', '18:00']} | opens, closes | Times of day divide the day evenly.
            deposit, price | deposit: {between: [5, 20]} | price: {derived: low * 100} | deposit, price | price follows other cells.
            starts, ends | starts: {between: [2024-01-01, 2024-06-30]} | ends: {between: [2024-06-01, infinity]} | starts, ends | ends has the value 'infinity', which is not of the form 2024-12-31 23:59:59.
            starts, ends | starts: {between: [-infinity, 2024-06-30]} | low: any | starts, ends | starts has the value '-infinity', which is not of the form 2024-12-31 23:59:59.
            """)
    void whatCannotBeKeptIsSaid(String ordered, String one, String other, String columns, String why) {
        var plan = plan(ordered, one, other);

        assertThat(plan.warnings())
                .filteredOn(warning -> warning.what().equals("Rules of columns that must rise cannot be kept."))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.where()).isEqualTo("public.t, " + columns);
                    assertThat(warning.why()).startsWith(why);
                });
    }

    /// The server's own checks decide.
    @Test
    void theServerTakesTheRows() {
        var url = PostgresServers.newest().database("CREATE TABLE t (" + COLUMNS + CHECKS + ")");
        var plan = plan(
                "",
                "deposit: {between: [5, 20]}",
                "price: {log-normal: {median: 30, sigma: 1}}",
                "low: {between: [0, 9]}",
                "high: {weights: {9: 1, 12: 2}}",
                "starts: {between: [2024-01-01, 2024-06-30]}",
                "ends: {between: ['2024-06-01', '2025-06-30 12:00:00']}");

        SeedFileLoader.load(url, Exports.text(plan, Loader.PSQL));

        assertThat(TestServer.query(
                        url, "SELECT count(*) FROM t WHERE low BETWEEN 0 AND 9 AND deposit BETWEEN 5 AND 20"))
                .isEqualTo("400");
    }

    @Test
    void whereNobodyGaveARuleAllIsAsItWas() {
        var plan = plan("deposit, price");

        assertThat(plan.warnings()).isEmpty();
        assertThat(cells(plan, "deposit")).allMatch(value -> value < 501);
        assertThat(cells(plan, "price")).allMatch(value -> value >= 501);
    }

    @Test
    void amountsInMinorUnitsKeepTheOrder() {
        var schema = schema(
                "id int PRIMARY KEY, deposit numeric(10, 2) NOT NULL, price numeric(10, 2) NOT NULL, c char(3) NOT NULL");
        var plan = Exports.plan(schema, ScenarioFile.read("s.yaml", """
                tables:
                  t:
                    rows: 400 in all
                    ordered: [[deposit, price]]
                    columns:
                      c: {one-of: [EUR, JPY]}
                      deposit: {between: [5, 20]}
                      price: {log-normal: {median: 120, sigma: 0.4}, minor-units: c}
                """, schema));

        assertThat(plan.warnings()).extracting(Problem::what).isEmpty();
        assertThat(cells(plan, "price").stream().sorted().toList().get(200)).isBetween(105.0, 135.0);
        rise(plan, "deposit", "price");
    }

    /// How much they are depends on the row's currency.
    @Test
    void wholeNumbersOfMinorUnitsAreNoAmountsToDivideBy() {
        var schema = schema("id int PRIMARY KEY, price_cents int NOT NULL, cap_cents int NOT NULL, c char(3) NOT NULL,"
                + " CHECK (price_cents <= cap_cents)");
        var plan = planOf(
                schema,
                "c: {one-of: [EUR, JPY]}",
                "price_cents: {log-normal: {median: 120, sigma: 0.4}, minor-units: c}",
                "cap_cents: {between: [200, 50000]}");

        assertThat(plan.warnings())
                .extracting(Problem::why)
                .singleElement()
                .asString()
                .startsWith("price_cents counts minor units, which are worth more or less by the currency.");
        rise(plan, "price_cents", "cap_cents");
    }
}
