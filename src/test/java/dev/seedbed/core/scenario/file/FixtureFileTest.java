package dev.seedbed.core.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.deliver.Fingerprint;
import dev.seedbed.core.scenario.Fixture;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a scenario file says about fixtures.
class FixtureFileTest {

    private static final String FIXTURES = """
            fixtures:
              acme: {table: workspaces, values: {name: Acme, archived_at: null, settings: '{"a": [1]}'}}
              "acme.the \\"owner\\"":
                table: public.members
                in: acme
                values: {email: owner@example.com, full_name: {bcrypt: "it's: a # secret"}, phone: ''}
              bank: {table: accounts, in: acme, values: {is_archived: yes, number: '007', name: {bcrypt: x, cost: 5}}}
              bill: {table: invoices, values: {total: 12.5, issued_on: 2025-02-28, id: 00000000-0000-4000-8000-00000000000A}}
            """;

    private final Schema schema = Samples.schema(PostgresServers.newest(), "ledger");

    private Scenario read(String text) {
        return ScenarioFile.read("seedbed.yaml", text, schema);
    }

    private Draft draft(Scenario scenario) {
        return Drafter.draft(schema, TenantGraph.of(schema), scenario);
    }

    @Test
    void readsValuesInTheFormThatTheServerGivesBack() {
        var fixtures = read(FIXTURES).fixtures();

        assertThat(fixtures.getFirst().values())
                .containsEntry("archived_at", new Fixture.Value.Nothing())
                .containsEntry("settings", new Fixture.Value.Text("{\"a\": [1]}"));
        assertThat(fixtures.get(1).password()).contains("it's: a # secret");
        assertThat(fixtures.get(1).values()).containsEntry("phone", new Fixture.Value.Text(""));
        assertThat(fixtures.get(2).values()).containsEntry("is_archived", new Fixture.Value.Text("true"));
        assertThat(fixtures.getLast().values())
                .containsEntry("total", new Fixture.Value.Text("12.50"))
                .containsEntry("id", new Fixture.Value.Text("00000000-0000-4000-8000-00000000000a"));
    }

    @Test
    void writesWhatItReads() {
        var scenario = read(FIXTURES);

        assertThat(read(ScenarioText.of(draft(scenario), "sample:ledger")).fixtures())
                .isEqualTo(scenario.fixtures());
    }

    @Test
    void changesTheHashOnlyWhereThereAreSome() {
        var plain = draft(Scenario.inferred());

        assertThat(ScenarioText.of(draft(read("fixtures: {}")), "")).isEqualTo(ScenarioText.of(plain, ""));
        assertThat(Fingerprint.of(draft(read(FIXTURES)))).isNotEqualTo(Fingerprint.of(plain));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{a: {values: {}}}|1:12|has no table.|Add 'table: NAME'.",
                "{a: {table: membrs}}|1:23|There is no table 'membrs'.|Did you mean 'members'?",
                "{a: {table: members, values: {emial: x}}}|1:41|has no column 'emial'.|Did you mean 'email'?",
                "{a: {table: members, tenant: x}}|1:32|'tenant' is not known here.|Use one of: in, table, values.",
                "{acme: {table: workspaces}, b: {table: members, in: amce}}|1:63|no fixture 'amce'.|Did you mean 'acme'?",
                "{b: {table: members, in: acme}, acme: {table: workspaces}}|1:36|does not stand above.|Move it up.",
                "{a.key: {table: members}}|1:12|cannot be the name|Constants have a 'key' of their own.",
                "{a..b: {table: members}}|1:12|cannot be the name|A part of it is empty.",
                "{a: {table: members, values: {workspace_id: x}}}|1:41|cannot be set.|follows from 'in'",
                "{a: {table: members, values: {email: null}}}|1:48|cannot be NULL.|'' is empty text.",
                "{a: {table: members, values: {id: 99999999999999999999}}}|1:45|not a value of type bigint.|64 bits",
                "{a: {table: invoices, values: {total: 1.234}}}|1:49|not a value of type numeric(14,2).|holds exactly",
                "{a: {table: invoices, values: {issued_on: 2025-02-30}}}|1:53|not a value of type date.|2026-01-31",
                "{a: {table: workspaces, values: {settings: '{'}}}|1:54|not a value of type jsonb.|JSON as text",
                "{a: {table: workspaces, values: {settings: [1]}}}|1:54|A single value belongs here.|an array as text",
                "{a: {table: accounts, values: {number: 1234567890123}}}|1:50|not a value of type|at most 12 characters",
                "{a: {table: accounts, values: {number: {bcrypt: x}}}}|1:59|cannot hold a hash.|60 characters",
                "{a: {table: members, values: {role: {bcrypt: x, cost: 11}}}}|1:65|A cost of 11|Write 4 to 10.",
                "{a: {table: members, values: {role: {bcrypt: ''}}}}|1:56|cannot be a password.|1 to 71 bytes",
                "{a: {table: members, values: {role: {bcrypt: x}, email: {bcrypt: y}}}}|1:60|one password.|Keep one"
            })
    void tellsWhatIsWrongAndWhere(String fixtures, String where, String what, String remedy) {
        assertThatThrownBy(() -> read("fixtures: " + fixtures))
                .hasMessageContaining(what)
                .extracting("problem")
                .satisfies(problem -> assertThat(problem.toString()).contains("seedbed.yaml:" + where, what, remedy));
    }
}
