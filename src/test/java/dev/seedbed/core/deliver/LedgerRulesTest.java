package dev.seedbed.core.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.TableRecipe;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The books of the sample, with 100,000 entries and more, loaded once.
class LedgerRulesTest {

    private static Connections connections;
    private static Plan plan;
    private static List<Rule> rules;

    @BeforeAll
    static void load() throws Exception {
        connections = PostgresServers.newest().connections(Samples.ddl("ledger"));
        try (var connection = connections.open()) {
            var schema = new Introspector().read(connection);
            var file = Files.readString(Path.of("sample-schemas/ledger.yaml"), UTF_8);
            var scenario = withBookings(ScenarioFile.read("ledger.yaml", file, schema), 4_000);
            var draft = Drafter.draft(schema, TenantGraph.of(schema), scenario);
            plan = Planner.plan(draft);
            rules = LedgerRules.of(scenario.ledger().orElseThrow(), draft.lineage(), schema);
        }
        BareLoad.into(connections, plan, Progress.UNWATCHED);
    }

    @AfterAll
    static void close() {
        connections.close();
    }

    private static Scenario withBookings(Scenario scenario, long rows) {
        var tables = new HashMap<>(scenario.tables());
        tables.computeIfPresent(
                new TableName("public", "transactions"),
                (_, recipe) -> new TableRecipe(
                        Optional.of(new RowCount.PerTenant(rows)),
                        recipe.columns(),
                        recipe.arrivals(),
                        recipe.ordered()));
        return scenario.withTables(tables);
    }

    @Test
    void everyRuleOfTheBooksIsKept() throws Exception {
        assertThat(plan.table(new TableName("public", "entries")).rows()).isGreaterThan(100_000);
        try (var connection = connections.open()) {
            for (var rule : rules) {
                assertThat(count(connection, rule.countSql())).as(rule.name()).isZero();
            }
        }
        var report = Verifier.check(connections, Progress.UNWATCHED);
        assertThat(report.findings()).isEmpty();
        assertThat(report.promised()).isEqualTo(rules.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            balance | UPDATE entries SET amount_minor = amount_minor + 1 WHERE id = (SELECT max(id) FROM entries)
            currency of the account | UPDATE accounts SET currency = 'KWD' WHERE id = (SELECT min(id) FROM accounts WHERE currency = 'USD')
            one account | UPDATE accounts SET purpose = 'tax' WHERE id = (SELECT min(id) FROM accounts WHERE purpose = 'cash')
            period | UPDATE transactions SET booked_on = booked_on + 40 WHERE id = (SELECT min(id) FROM transactions)
            closing | UPDATE entries SET amount_minor = amount_minor + 1 WHERE id = (SELECT min(entries.id) FROM entries JOIN accounts ON accounts.id = account_id WHERE purpose = 'sales')
            reversal | UPDATE entries SET amount_minor = amount_minor + 1 WHERE id = (SELECT min(entries.id) FROM entries JOIN transactions ON transactions.id = transaction_id WHERE kind = 'reversal')
            reversed once | UPDATE transactions SET reverses_id = (SELECT min(reverses_id) FROM transactions) WHERE id = (SELECT max(id) FROM transactions WHERE kind = 'reversal')
            reversed later | UPDATE transactions SET booked_on = '2020-01-01' WHERE id = (SELECT max(id) FROM transactions WHERE kind = 'reversal')
            reversed state | UPDATE transactions SET status = 'posted' WHERE id = (SELECT min(id) FROM transactions WHERE status = 'reversed')
            triangles | UPDATE fx_rates SET rate = rate * 1.0001 WHERE id = (SELECT max(id) FROM fx_rates)
            business days | UPDATE fx_rates SET quoted_on = '2030-06-01' WHERE id = (SELECT max(id) FROM fx_rates)
            fx_trade at the day's rate | UPDATE transactions SET booked_on = booked_on - 1 WHERE id = (SELECT min(id) FROM transactions WHERE kind = 'fx_trade')
            opening | UPDATE statements SET opening_balance_minor = opening_balance_minor + 1 WHERE id = (SELECT max(id) FROM statements)
            audit | UPDATE audit_log SET occurred_at = '2020-01-01' WHERE id = (SELECT max(id) FROM audit_log)
            reconciled | UPDATE statements SET closing_balance_minor = closing_balance_minor - 1 WHERE id = (SELECT max(id) FROM statements)
            """)
    void whatIsChangedIsFoundByItsRule(String rule, String change) throws Exception {
        try (var connection = connections.open();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate(change)).isOne();
            assertThat(count(connection, named(rule).countSql())).isPositive();
            connection.rollback();
        }
    }

    private static Rule named(String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long count(Connection connection, String sql) {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }
}
