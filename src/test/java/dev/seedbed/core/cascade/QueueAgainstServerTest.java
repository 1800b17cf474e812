package dev.seedbed.core.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.queue.DeleteOutcome;
import dev.seedbed.core.cascade.queue.DeleteOutcome.Failed;
import dev.seedbed.core.cascade.queue.DeleteOutcome.Passed;
import dev.seedbed.core.cascade.queue.DeleteOutcome.Refusal;
import dev.seedbed.core.cascade.queue.KeyRow;
import dev.seedbed.core.cascade.queue.KeyRows;
import dev.seedbed.core.cascade.queue.TriggerQueue;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;

/// The modelled queue against real deletes, on random schemas with rows that point anywhere.
class QueueAgainstServerTest {

    private static final int SCHEMAS = Integer.getInteger("seedbed.trials", 250);
    private static final int AT_ONCE = 250;

    static Stream<TestServer> servers() {
        return PostgresServers.all().stream();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void foretellsWhatTheServerDoes(TestServer server) throws SQLException {
        var failed = 0L;
        for (var first = 0; first < SCHEMAS; first += AT_ONCE) {
            var tenancies = LongStream.range(first, Math.min(SCHEMAS, first + AT_ONCE))
                    .mapToObj(seed -> seed % 2 == 0 ? RandomTenancy.tangled(seed) : new RandomTenancy(seed))
                    .toList();
            failed += foretell(server, tenancies);
        }

        assertThat(failed).isBetween(SCHEMAS / 5L, SCHEMAS * 4L / 5);
    }

    private static long foretell(TestServer server, List<RandomTenancy> tenancies) throws SQLException {
        var ddl = tenancies.stream().map(RandomTenancy::ddl).collect(Collectors.joining());
        try (var connections = server.connections(ddl);
                var connection = connections.open()) {
            var schema = new Introspector().read(connection);
            connection.setAutoCommit(false);
            var failed = 0L;
            for (var tenancy : tenancies) {
                failed += foretell(connection, tenancy.part(schema), tenancy) instanceof Failed ? 1 : 0;
            }
            return failed;
        }
    }

    private static DeleteOutcome foretell(Connection connection, Schema schema, RandomTenancy tenancy)
            throws SQLException {
        var foretold = new TriggerQueue(schema)
                .delete(
                        KeyRows.read(connection, schema),
                        row -> row.table().equals(tenancy.root())
                                && row.value("id").filter("1"::equals).isPresent());
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "DELETE FROM %s WHERE id = 1".formatted(tenancy.root().sql()));
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
            assertThat(foretold)
                    .as("%s passes", tenancy.namespace())
                    .isInstanceOfSatisfying(
                            Passed.class,
                            passed -> assertThat(passed.left())
                                    .as(tenancy.namespace())
                                    .containsExactlyInAnyOrderElementsOf(rows(connection, schema)));
        } catch (PSQLException refused) {
            var error = Objects.requireNonNull(refused.getServerErrorMessage());
            assertThat(foretold)
                    .as("%s fails: %s", tenancy.namespace(), error)
                    .isInstanceOfSatisfying(Failed.class, failed -> {
                        if (failed.refusal() == Refusal.REQUIRED) {
                            assertThat(error.getSQLState()).isEqualTo("23502");
                            assertThat(failed.key().clearedColumns()).contains(error.getColumn());
                        } else {
                            assertThat(failed.key().name())
                                    .as("%s: %s", tenancy.namespace(), error)
                                    .isEqualTo(error.getConstraint());
                        }
                    });
        } finally {
            connection.rollback();
        }
        return foretold;
    }

    private static List<KeyRow> rows(Connection connection, Schema schema) {
        try {
            return KeyRows.read(connection, schema);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
