package dev.seedbed.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.synthetic.Identifier;
import dev.seedbed.core.synthetic.ProofClass;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every identifier of the samples is nobody's, as the server sees it: asked of each column that is called so,
/// whatever the plan says of it.
class ReservedSpaceTest {

    private static final Set<Identifier> ASKED = EnumSet.of(
            Identifier.EMAIL,
            Identifier.PHONE,
            Identifier.CARD,
            Identifier.IBAN,
            Identifier.IPV4,
            Identifier.IPV6,
            Identifier.MAC,
            Identifier.URL,
            Identifier.HOST,
            Identifier.SSN,
            Identifier.NINO,
            Identifier.NHS,
            Identifier.BIC,
            Identifier.SECRET,
            Identifier.PASSWORD_HASH,
            Identifier.POSTCODE);

    @Test
    void everyIdentifierOfEverySampleLiesInReservedSpace() throws Exception {
        var kinds = new HashSet<Identifier>();
        for (var sample : new String[] {"ledger", "storefront", "tracker"}) {
            var server = PostgresServers.newest();
            var schema = Samples.schema(server, sample);
            var plan = Exports.plan(schema, Workbench.sized(schema, Scenario.inferred(), Size.M.rows()));
            assertThat(plan.rows()).isGreaterThan(25_000);
            var url = server.database(Samples.ddl(sample));
            SeedFileLoader.load(url, new String(Exports.bytes(plan, Loader.PSQL), StandardCharsets.UTF_8));
            for (var table : schema.tables()) {
                table.columns().forEach(column -> kinds.addAll(asked(url, table, column)));
            }
            try (var connections = Connections.to(url)) {
                var report = Verifier.check(connections, Progress.UNWATCHED);
                assertThat(report.findings()).isEmpty();
                assertThat(report.proofs()).containsKey(ProofClass.RESERVED).doesNotContainKey(ProofClass.OPEN);
            }
        }
        assertThat(kinds).contains(Identifier.EMAIL, Identifier.PHONE, Identifier.IBAN, Identifier.URL);
    }

    /// The kinds that the column's name says and its cells have: a loyalty card's number is no card number.
    private static Set<Identifier> asked(DatabaseUrl url, Table table, Column column) {
        var base = column.type().base();
        var kinds = ASKED.stream()
                .filter(_ -> base instanceof ColumnType.Text || base instanceof ColumnType.Network)
                .filter(kind -> kind.named(table.name().name(), column.name()))
                .filter(kind -> !(kind == Identifier.CARD && column.name().equals("card_no")))
                .collect(Collectors.toSet());
        if (!kinds.isEmpty()) {
            var name = Sql.identifier(column.name());
            var cell = base instanceof ColumnType.Network ? "host(" + name + ")" : name + "::text";
            var reserved = kinds.stream()
                    .map(kind -> kind.reservedSql(cell).orElseThrow())
                    .collect(Collectors.joining(" OR "));
            var sql = "SELECT count(*) FILTER (WHERE NOT (" + reserved + ")) || ' of ' || count(" + name + ") FROM "
                    + table.name().sql();
            assertThat(TestServer.query(url, sql))
                    .as(table.name() + "." + column.name())
                    .startsWith("0 of ")
                    .isNotEqualTo("0 of 0");
        }
        return kinds;
    }
}
