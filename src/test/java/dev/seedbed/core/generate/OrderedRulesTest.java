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
            """)
    void rangesThatOverlapDivideWhatTheyShare(
            String deposit, String price, double low, double cut, double from, double high) {
        var plan = plan("deposit, price", "deposit: " + deposit, "price: " + price);

        assertThat(cells(plan, "deposit")).allMatch(value -> value >= low && value <= cut);
        assertThat(cells(plan, "price")).allMatch(value -> value >= from && value <= high);
        assertThat(plan.warnings()).isEmpty();
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
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            deposit, price | deposit: {between: [100, 200]} | price: {between: [5, 20]} | deposit, price | Their values leave no room for the order.
            deposit, price | deposit: {log-normal: {median: 120, sigma: 0.4}} | price: {between: [5, 20]} | deposit, price | Their values leave no room for the order.
            starts, ends | starts: {between: [2024-01-01, 2024-06-30]} | low: any | starts, ends | ends has no rule of its own, and follows the row's moment.
            opens, closes | opens: {between: ['08:00', '09:00']} | closes: {between: ['17:00', '18:00']} | opens, closes | Times of day divide the day evenly.
            deposit, price | deposit: {between: [5, 20]} | price: {derived: low * 100} | deposit, price | price follows other cells.
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
}
