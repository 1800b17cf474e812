package dev.seedbed.core.scenario.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.scenario.draft.Sliding;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a scenario file says about books.
class LedgerFileTest {

    private final Schema schema = Samples.schema(PostgresServers.newest(), "ledger");
    private final String sample = sample();

    private static String sample() {
        try {
            return Files.readString(Path.of("sample-schemas/ledger.yaml"), UTF_8);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private Scenario read(String text) {
        return ScenarioFile.read("books.yaml", text, schema);
    }

    private Draft draft(Scenario scenario) {
        return Drafter.draft(schema, TenantGraph.of(schema), scenario);
    }

    @Test
    void writesWhatItReads() {
        var scenario = read(sample);
        var again = read(ScenarioText.of(draft(scenario), "sample:ledger"));
        assertThat(again.ledger()).isPresent().isEqualTo(scenario.ledger());
        assertThat(ScenarioText.decisions(draft(again))).isEqualTo(ScenarioText.decisions(draft(scenario)));
    }

    @Test
    void booksWaitWhileAnotherTableIsTheTenant() {
        var scenario = read(sample);
        var elsewhere = scenario.withRoot(Optional.of(new TableName("public", "accounts")));
        assertThat(elsewhere.ledger()).isEmpty();
        assertThat(elsewhere.withRoot(scenario.root()).ledger()).isEqualTo(scenario.ledger());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            debit: receivable | debt: receivable | 'debt' is not known here. | Did you mean 'debit'?
            reverses: [sale, purchase] | reverses: [sales] | 'reversal' reverses 'sales'. | Did you mean 'sale'?
            months: 60 | months: 0 | 0 is out of range. | Write a number from 1 to 1200.
            since: 2021-01 | since: 2021 | '2021' is not a month. | Write it as 2021-01.
            side: direction | side: directions | Table public.entries has no column 'directions' that Seedbed writes. | Did you mean 'direction'?
            table: public.entries | table: public.entrys | There is no table 'public.entrys'. | Did you mean 'public.entries'?
            closes: [sales | closes: [cash, sales | 'cash' cannot be closed. | Close accounts that are posted to on one side alone.
            of: cash | of: cahs | No kind posts to 'cahs'. | Did you mean 'cash'?
            , reverses: reverses_id | ~~ | No column says which booking 'reversal' reverses. | Name it under tables
            name: {derived | currency: {always | The books decide what column 'currency' holds. | Remove it here, or there.
            """)
    void aWrongFileSaysWhereAndWhatIsNear(String right, String wrong, String what, String remedy) {
        assertThat(sample).contains(right);
        assertThatThrownBy(() -> read(sample.replace(right, wrong)))
                .hasMessageContaining(what)
                .hasMessageContaining(remedy)
                .hasMessageContaining("books.yaml:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            months: 60 | months: 61 | The books go on after the date that counts as today in the data.
            rows: 240 per tenant | rows: 4 per public.periods | Bookings are counted by tenant.
            amount: amount_minor | amount: memo | The books cannot be kept in public.entries.memo.
            entries: {table: public.entries, account: account_id | entries: {table: public.entries, account: transaction_id | The books cannot be kept in public.entries.transaction_id.
            periods: {table: public.periods, from: starts_on, until: ends_on} | periods: {table: public.statements, from: period_start} | The books cannot be kept in
            currencies: {table: public.currencies, code: code, name: name, digits: minor_units} | # none | It points at public.currencies, whose codes the books do not know.
            """)
    void whatCannotHoldTheBooksIsSaidBeforeAnythingIsWritten(String right, String wrong, String what) {
        assertThat(sample).contains(right);
        assertThatThrownBy(() -> Planner.plan(draft(read(sample.replace(right, wrong)))))
                .hasMessageContaining(what);
    }

    /// Rates are of business days and statements of months, on any other day neither would be.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            clock: sliding | ~~ | books.yaml:1:8 | public.fx_rates.quoted_on, public.periods.starts_on, public.periods.ends_on, public.transactions.booked_on, public.transactions.created_at, public.statements.period_start, public.statements.period_end, public.audit_log.occurred_at.
            clock: sliding | quoted_on: {clock: frozen} | books.yaml:1:8 | What would move: public.periods.starts_on, public.periods.ends_on
            clock: frozen  | quoted_on: {clock: sliding} | books.yaml:42:26 | public.fx_rates.quoted_on.
            """)
    void booksDoNotSlide(String usual, String column, String place, String columns) {
        var tables = column.isEmpty() ? "" : "\n  public.fx_rates:\n    columns:\n      " + column;
        assertThatThrownBy(() -> read(usual + "\n" + sample.replaceFirst("(?m)^tables:$", "tables:" + tables)))
                .hasMessageContaining("The books cannot slide.")
                .hasMessageContaining(place)
                .hasMessageContaining(columns);
    }

    @Test
    void whatIsNotOfTheBooksSlidesBesideThem() {
        var frozen = sample.replace("\ntables:\n", """

                tables:
                  public.fx_rates: {columns: {quoted_on: {clock: frozen}}}
                  public.periods: {columns: {starts_on: {clock: frozen}, ends_on: {clock: frozen}}}
                  public.statements: {columns: {period_start: {clock: frozen}, period_end: {clock: frozen}}}
                """)
                .replace(
                        "  public.transactions:\n",
                        "  public.transactions:\n    columns: {booked_on: {clock: frozen}, created_at: {clock: frozen}, updated_at: {clock: frozen}}\n")
                .replace("      action: {", "      occurred_at: {clock: frozen}\n      action: {");
        var draft = draft(read("clock: sliding\n" + frozen));

        assertThat(Planner.plan(draft).warnings())
                .isEqualTo(Planner.plan(draft(read(sample))).warnings());
        assertThat(Sliding.of(draft).of(new TableName("public", "fx_rates"))).isEmpty();
        assertThat(Sliding.of(draft).of(new TableName("public", "invoices"))).isNotEmpty();
        var again = read(ScenarioText.of(draft, "sample:ledger"));
        assertThat(again.clock()).isEqualTo(draft.scenario().clock());
        assertThat(again.ledger()).isEqualTo(draft.scenario().ledger());
    }
}
