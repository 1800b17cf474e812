package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/// Rows taken elsewhere, read by those who are to read them.
class RowTextTest {

    private static final String DDL = """
            CREATE TABLE notes (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                body text,
                amount numeric(9, 2) NOT NULL,
                done boolean NOT NULL);
            """;
    private static final String ROWS = """
            tables: {notes: {rows: 4}}
            fixtures:
              quoted: {table: notes, values: {body: "it's \\"so\\", \\\\ or\\nso"}}
              none: {table: notes, values: {body: null}}
              empty: {table: notes, values: {body: ""}}
            """;

    private final TestServer server = PostgresServers.newest();
    private final List<Long> all = List.of(0L, 1L, 2L, 3L);

    @Test
    void statementsPutTheSameRowsThere() {
        var exported = server.database(DDL);
        var copied = server.database(DDL);
        var table = table();
        TestServer.execute(copied, RowText.INSERT.of(table, all));
        TestServer.execute(exported, Exports.text(plan(), Loader.INSERT));

        assertThat(TestServer.query(copied, everything())).isEqualTo(TestServer.query(exported, everything()));
        assertThat(TestServer.query(copied, "SELECT count(*) FROM notes")).isEqualTo("4");
    }

    @Test
    void csvIsWhatPostgresReads() throws SQLException {
        var exported = server.database(DDL);
        TestServer.execute(exported, Exports.text(plan(), Loader.INSERT));
        try (var connections = server.connections(DDL);
                var connection = connections.open()) {
            var csv = RowText.CSV.of(table(), all);
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY notes FROM stdin (FORMAT csv, HEADER match)", new java.io.StringReader(csv));
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(everything())) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo(TestServer.query(exported, everything()));
            }
        } catch (java.io.IOException unread) {
            throw new AssertionError(unread);
        }
    }

    @Test
    void jsonHasNumbersAndTruthValuesAsSuch() {
        var rows = new JsonMapper().readTree(RowText.JSON.of(table(), List.of(0L, 1L, 2L)));

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).propertyNames()).containsExactly("id", "body", "amount", "done");
        assertThat(rows.get(0).get("body").asString()).isEqualTo("it's \"so\", \\ or\nso");
        assertThat(rows.get(1).get("body").isNull()).isTrue();
        assertThat(rows.get(2).get("body").asString()).isEmpty();
        assertThat(rows.get(0).get("id").isNumber()).isTrue();
        assertThat(rows.get(0).get("amount").isNumber()).isTrue();
        assertThat(rows.get(0).get("done").isBoolean()).isTrue();
    }

    private static String everything() {
        return "SELECT string_agg(notes::text, '|' ORDER BY id) FROM notes";
    }

    private TablePlan table() {
        return plan().table(new TableName("public", "notes"));
    }

    private dev.seedbed.core.generate.Plan plan() {
        try (var connections = server.connections(DDL)) {
            var schema = Exports.schema(connections);
            return Exports.plan(schema, ScenarioFile.read("scenario.yaml", ROWS, schema));
        }
    }
}
