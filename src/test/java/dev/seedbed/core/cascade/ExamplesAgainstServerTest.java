package dev.seedbed.core.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.queue.DeleteOutcome.Failed;
import dev.seedbed.core.cascade.queue.DeleteOutcome.Passed;
import dev.seedbed.core.cascade.queue.Example;
import dev.seedbed.core.cascade.queue.KeyRow;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples of keys that depend on the data, played on real servers.
class ExamplesAgainstServerTest {

    private static final int SCHEMAS = Integer.getInteger("seedbed.trials", 100);
    private static final int AT_ONCE = 100;

    static Stream<TestServer> servers() {
        return PostgresServers.all().stream();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void showBothSidesOfEveryKeyThatDepends(TestServer server) throws SQLException {
        var softly = new SoftAssertions();
        var shown = 0;
        for (var first = 0; first < SCHEMAS; first += AT_ONCE) {
            shown += show(server, first, Math.min(SCHEMAS, first + AT_ONCE), softly);
        }

        softly.assertAll();
        assertThat(shown).isGreaterThan(SCHEMAS / 10);
    }

    private static int show(TestServer server, int first, int end, SoftAssertions softly) throws SQLException {
        var tenancies =
                LongStream.range(first, end).mapToObj(RandomTenancy::new).toList();
        var ddl = tenancies.stream().map(RandomTenancy::ddl).collect(Collectors.joining());
        var shown = 0;
        try (var connections = server.connections(ddl);
                var connection = connections.open()) {
            var schema = new Introspector().read(connection);
            connection.setAutoCommit(false);
            for (var tenancy : tenancies) {
                shown += show(connection, TenantGraph.of(tenancy.part(schema), tenancy.root()), softly);
            }
        }
        return shown;
    }

    private static int show(Connection connection, TenantGraph graph, SoftAssertions softly) throws SQLException {
        var depending = graph.effects().stream()
                .filter(effect -> effect.certainty() == Certainty.DEPENDS)
                .toList();
        for (var effect : depending) {
            var examples = KeyExamples.of(graph, effect.key());
            softly.assertThat(examples.failing()).as("failing: %s", effect).isPresent();
            softly.assertThat(examples.passing()).as("passing: %s", effect).isPresent();
            for (var example : Stream.of(examples.failing(), examples.passing())
                    .flatMap(Optional::stream)
                    .toList()) {
                play(connection, graph.schema(), example, softly);
            }
        }
        return depending.size();
    }

    private static void play(Connection connection, Schema schema, Example example, SoftAssertions softly)
            throws SQLException {
        load(connection, schema, example.rows());
        var root = example.rows().getFirst();
        try (var statement = connection.createStatement()) {
            for (var key : example.setAside()) {
                statement.execute("ALTER TABLE %s DROP CONSTRAINT %s"
                        .formatted(key.table().sql(), Sql.identifier(key.name())));
            }
            statement.execute("DELETE FROM %s WHERE id = %s"
                    .formatted(root.table().sql(), root.value("id").orElseThrow()));
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
            softly.assertThat(example.outcome()).as("%s passes", example).isInstanceOf(Passed.class);
        } catch (SQLException refused) {
            softly.assertThat(example.outcome())
                    .as("%s fails: %s", example, refused)
                    .isInstanceOf(Failed.class);
        } finally {
            connection.rollback();
        }
    }

    /// The rows are there before the transaction that deletes: the server treats rows of its own differently.
    private static void load(Connection connection, Schema schema, List<KeyRow> rows) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL session_replication_role TO replica");
            for (var table : schema.tables()) {
                statement.execute("DELETE FROM " + table.name().sql());
            }
            for (var row : rows) {
                var values = new TreeMap<>(row.values());
                schema.table(row.table()).columns().stream()
                        .filter(column -> !column.nullable())
                        .forEach(column -> values.putIfAbsent(column.name(), "1"));
                statement.execute("INSERT INTO %s (%s) VALUES (%s)"
                        .formatted(
                                row.table().sql(),
                                String.join(", ", values.keySet()),
                                String.join(", ", values.values())));
            }
        }
        connection.commit();
    }
}
