package dev.seedbed.core.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The static verdicts against real deletes, on random schemas whose rows each belong to one tenant.
///
/// What is promised: a delete fails only at a key that was not judged safe; it fails whenever rows use a key that was
/// judged to fail; and where it passes, what was judged deleted is gone, what was judged to stay is there, and so is
/// everything of the neighbour.
class VerdictAgainstServerTest {

    private static final int SCHEMAS = Integer.getInteger("seedbed.trials", 250);
    private static final int AT_ONCE = 250;

    static Stream<TestServer> servers() {
        return PostgresServers.all().stream();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void neverDisagreesWithAServer(TestServer server) throws SQLException {
        var deletes = deletes(server, RandomTenancy::new);

        assertThat(deletes).allSatisfy(VerdictAgainstServerTest::keepsThePromises);
        isWorthTrying(deletes);
    }

    /// Where no key may stray, no data breaks the promise either, whoever's rows point at whose.
    @ParameterizedTest
    @MethodSource("servers")
    void warnsOfEveryWayAcrossTenants(TestServer server) throws SQLException {
        assertThat(deletes(server, RandomTenancy::tangled))
                .allSatisfy(delete -> assertThat(delete.failure().isEmpty() || delete.foretold() || delete.mayStray())
                        .as("%s fails unforetold at %s", delete, delete.failure())
                        .isTrue());
    }

    private static List<TrialDelete> deletes(TestServer server, LongFunction<RandomTenancy> kind) throws SQLException {
        var deletes = new ArrayList<TrialDelete>();
        for (var first = 0; first < SCHEMAS; first += AT_ONCE) {
            var tenancies = LongStream.range(first, Math.min(SCHEMAS, first + AT_ONCE))
                    .mapToObj(kind)
                    .toList();
            var ddl = tenancies.stream().map(RandomTenancy::ddl).collect(Collectors.joining());
            try (var connections = server.connections(ddl);
                    var connection = connections.open()) {
                var schema = new Introspector().read(connection);
                connection.setAutoCommit(false);
                tenancies.forEach(tenancy -> deletes.add(delete(connection, tenancy.part(schema), tenancy)));
            }
        }
        return deletes;
    }

    private static void keepsThePromises(TrialDelete delete) {
        var failure = delete.failure();
        assertThat(failure.isEmpty() || delete.foretold())
                .as("%s fails unforetold at %s", delete, failure)
                .isTrue();
        assertThat(delete.usedFailing())
                .as("%s passes over a key that fails", delete)
                .matches(used -> used.isEmpty() || failure.isPresent());
        if (failure.isEmpty()) {
            assertThat(delete.misjudged())
                    .as("%s leaves other rows than foretold", delete)
                    .isEmpty();
        }
    }

    /// Trials of which all pass, or all fail, would show nothing.
    private static void isWorthTrying(List<TrialDelete> deletes) {
        assertThat(deletes.stream().filter(delete -> delete.failure().isEmpty() && delete.tables() > 3))
                .hasSizeGreaterThan(SCHEMAS / 10);
        assertThat(deletes.stream().filter(delete -> delete.failure().isPresent()))
                .hasSizeGreaterThan(SCHEMAS / 10);
        assertThat(deletes.stream().filter(delete -> !delete.usedFailing().isEmpty()))
                .hasSizeGreaterThan(SCHEMAS / 20);
    }

    private static TrialDelete delete(Connection connection, Schema schema, RandomTenancy tenancy) {
        try {
            return TrialDelete.run(connection, schema, tenancy.root());
        } catch (SQLException e) {
            throw new AssertionError(tenancy.namespace(), e);
        }
    }
}
