package dev.seedbed.core.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.deliver.BareLoad;
import dev.seedbed.core.deliver.Fingerprint;
import dev.seedbed.core.deliver.Preview;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.audit.AuditOptions;
import dev.seedbed.core.guard.audit.DatabaseAudit;
import dev.seedbed.core.guard.audit.Replays;
import dev.seedbed.core.scenario.GeneratorVersions;
import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.scenario.file.ScenarioText;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A scenario says which version of a generator it was written for; without a word, it is the first.
class GeneratorVersionsTest {

    private static final String DDL = """
            CREATE TABLE tenants (id bigint PRIMARY KEY, name text NOT NULL);
            CREATE TABLE issues (id bigint PRIMARY KEY, tenant_id bigint NOT NULL REFERENCES tenants,
                title text NOT NULL, subject varchar(12) NOT NULL, description text NOT NULL, body text NOT NULL,
                label text NOT NULL UNIQUE, CHECK (char_length(description) >= 60));
            """;

    private static final String NEWEST = "generators: {title: 2, sentence: 2, paragraph: 2}\n";

    /// What the columns mean that Seedbed guesses otherwise.
    private static final String RULES = "tables: {issues: {columns: {description: sentence, body: paragraph}}}\n";

    @Test
    void whatIsAbsentIsOfTheFirstVersionWithOrWithoutAFile() {
        var schema = schema();
        assertThat(ScenarioFile.read("s.yaml", "", schema).generators()).isEqualTo(GeneratorVersions.FIRST);
        assertThat(Scenario.inferred().generators()).isEqualTo(GeneratorVersions.FIRST);
        assertThat(titles(schema, "")).isEqualTo(titles(schema, "generators: {title: 1, sentence: 2}"));
        assertThat(titles(schema, "")).isNotEqualTo(titles(schema, "generators: {title: 2}"));
    }

    @Test
    void theHashOfTheDataTellsVersionsThatDecideAboutARow() {
        var schema = schema();
        assertThat(print(schema, "generators: {title: 1, phone: 1}")).isEqualTo(print(schema, ""));
        assertThat(print(schema, "generators: {title: 2}")).isNotEqualTo(print(schema, ""));
        var without = "tables: {issues: {columns: {description: word, body: word}}}\n";
        assertThat(print(schema, "generators: {sentence: 2}\n" + without)).isEqualTo(print(schema, without));
    }

    @Test
    void aNewFileIsWrittenForTheNewestVersionsThatItUses() {
        var schema = schema();
        var drafted = Exports.plan(
                schema, ScenarioFile.read("s.yaml", RULES, schema).withGenerators(GeneratorVersions.NEWEST));
        var text = ScenarioText.of(drafted.draft(), "schema.sql");
        assertThat(text).contains("\ngenerators: {title: 2, sentence: 2, paragraph: 2}  ");
        assertThat(Fingerprint.of(Exports.plan(schema, ScenarioFile.read("s.yaml", text, schema))
                        .draft()))
                .isEqualTo(Fingerprint.of(drafted.draft()));
        assertThat(ScenarioText.of(Exports.plan(schema, Scenario.inferred()).draft(), "schema.sql"))
                .doesNotContain("generators");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generators: {titel: 2}    | s.yaml:1:14 | titel' is not a generator.          | Did you mean 'title'?",
                "generators: {title: 3}    | s.yaml:1:21 | Generator 'title' has no version 3. | This Seedbed knows up to 2.",
                "generators: {email: 2}    | s.yaml:1:21 | Generator 'email' has no version 2. | This Seedbed knows version 1 only.",
                "generators: {title: 0}    | s.yaml:1:21 | 0 is too small.                     | Write 1 or more.",
                "generators: [title]       | s.yaml:1:13 | A mapping belongs here.             | Write"
            })
    void saysWhatIsWrongInTheFile(String yaml, String where, String what, String hint) {
        var schema = schema();
        assertThatThrownBy(() -> ScenarioFile.read("s.yaml", yaml, schema))
                .hasMessageContaining(where)
                .hasMessageContaining(what)
                .hasMessageContaining(hint);
    }

    /// Each language puts its words together as it does, and no audit takes them for anybody's.
    @Test
    void textsOfTheNewestVersionsAreOfClosedListsInEveryLanguage() {
        var languages = Arrays.stream(Language.values())
                .map(language -> language.code() + ": 1")
                .collect(Collectors.joining(", ", "languages: {", "}\n"));
        try (var connections = PostgresServers.newest().connections(DDL)) {
            var schema = Exports.schema(connections);
            var plan = plan(schema, "tenants: 40\n" + languages + NEWEST + RULES);
            var rows = Preview.of(plan.tables().getLast(), 0, 400);
            for (var form :
                    List.of("[A-Z][a-z]+ [a-z]+", "[A-Z][a-z]+ (der|des) [A-Z].+", "\\S+の\\S+", "[اتمن]\\S+ ال.+")) {
                assertThat(column(rows, "title")).anyMatch(title -> title.matches(form));
            }
            assertThat(column(rows, "description")).allMatch(text -> text.length() >= 60);
            assertThat(column(rows, "subject")).allMatch(text -> text.codePointCount(0, text.length()) <= 12);
            assertThat(column(rows, "body"))
                    .allMatch(text -> text.split("[.。]").length >= 3 && text.split("[.。]").length <= 6);
            assertThat(column(rows, "label")).doesNotHaveDuplicates();

            BareLoad.into(connections, plan, Progress.UNWATCHED);
            for (var replays : List.of(Replays.NONE, Replays.of(plan))) {
                var report = DatabaseAudit.of(connections.url(), AuditOptions.ALL, replays, Progress.UNWATCHED);
                assertThat(report.findings()).isEmpty();
            }
        }
    }

    private static Schema schema() {
        try (var connections = PostgresServers.newest().connections(DDL)) {
            return Exports.schema(connections);
        }
    }

    private static Plan plan(Schema schema, String yaml) {
        return Exports.plan(schema, ScenarioFile.read("s.yaml", yaml, schema));
    }

    private static String print(Schema schema, String yaml) {
        return Fingerprint.of(plan(schema, yaml).draft());
    }

    private static List<String> titles(Schema schema, String yaml) {
        return column(Preview.of(plan(schema, yaml).tables().getLast(), 0, 20), "title");
    }

    private static List<String> column(Preview rows, String name) {
        var index = rows.columns().indexOf(name);
        return rows.rows().stream()
                .map(row -> row.get(index))
                .map(Optional::orElseThrow)
                .toList();
    }
}
