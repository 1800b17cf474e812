package dev.seedbed.core.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Preview;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reserved space is small: what must be unique in it fits, goes on in a wider tier, or gives way with the numbers
/// said.
class ReservedCapacityTest {

    private static final TableName TABLE = new TableName("public", "contacts");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phone text         | 100000 | reserved:phone     | phone ~ ';ext=[0-9]+$'                                    | 100000
            phone varchar(20)  | 30000  | reserved:phone     | phone ~ '^[+]1[0-9]{3}55501[0-9]{2}$'                     | 30000
            phone varchar(10)  | 5000   | reserved:phone     | phone ~ '^[0-9]{3}55501[0-9]{2}$'                         | 5000
            phone varchar(8)   | 100    | reserved:phone     | phone ~ '^55501[0-9]{2}$'                                 | 100
            phone varchar(8)   | 101    | formed             | phone ~ '^55501'                                          | 0
            ip varchar(15)     | 200000 | reserved:ipv4,ipv6 | ip::inet <<= '198.18.0.0/15'                              | 131072
            ip varchar(15)     | 200000 | reserved:ipv4,ipv6 | ip::inet <<= '240.0.0.0/4'                                | 68160
            ip varchar(15)     | 768    | reserved:ipv4,ipv6 | ip ~ '^192[.]0[.]2[.]'      | 256
            ip inet            | 200000 | reserved:ipv4,ipv6 | ip <<= '2001:db8::/32'                                    | 200000
            email varchar(18)  | 10000  | reserved:email     | email ~ '@example[.]com$'                                 | 10000
            website varchar(40) | 10000 | reserved:url       | website ~ '^https://[a-z]+[.]example[.]com/?[a-z]*-[0-9]+$' | 10000
            website varchar(39) | 10000 | formed             | website ~ '^https'                                        | 0
            """)
    void uniqueIdentifiersStayInReservedSpace(String column, long rows, String code, String condition, long count) {
        var name = column.substring(0, column.indexOf(' '));
        var url = PostgresServers.newest()
                .database("CREATE TABLE contacts (id int PRIMARY KEY, " + column + " NOT NULL UNIQUE)");
        try (var connections = Connections.to(url)) {
            var plan = plan(connections, "{rows: " + rows + " in all}");
            assertThat(plan.table(TABLE).column(name).proof().code()).isEqualTo(code);
            assertThat(plan.warnings()).hasSize(code.equals("formed") ? 1 : 0);
            SeedFileLoader.load(url, new String(Exports.bytes(plan, Loader.PSQL), StandardCharsets.UTF_8));
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEmpty();
        }
        assertThat(counted(url, "true")).isEqualTo(rows);
        assertThat(counted(url, condition)).isEqualTo(count);
    }

    @Test
    void saysWithNumbersWhereTheLengthLeavesNoRoom() {
        try (var connections =
                PostgresServers.newest().connections("CREATE TABLE contacts (phone varchar(20) NOT NULL UNIQUE)")) {
            assertThat(plan(connections, "{rows: 100000 in all}").warnings())
                    .extracting(Problem::why)
                    .singleElement()
                    .asString()
                    .contains("differs in each of 100000 rows takes 24 characters, and the column has 20");
            assertThat(plan(connections, "{rows: 30000 in all}").warnings()).isEmpty();
        }
    }

    @Test
    void theLongestNameLeavesItsDomainWhole() {
        try (var connections = PostgresServers.newest().connections("CREATE TABLE contacts (website varchar(33))")) {
            var table = plan(connections, "{rows: 20000 in all}").table(TABLE);
            assertThat(table.column("website").proof().code()).isEqualTo("reserved:url");
            assertThat(Preview.of(table, 0, 20_000).rows())
                    .extracting(List::getFirst)
                    .allSatisfy(cell ->
                            assertThat(cell.orElse("https://x.example.com")).contains(".example.com"));
        }
    }

    private static long counted(DatabaseUrl url, String condition) {
        return Long.parseLong(TestServer.query(url, "SELECT count(*) FROM contacts WHERE " + condition));
    }

    private static Plan plan(Connections connections, String table) {
        var schema = Exports.schema(connections);
        return Exports.plan(schema, ScenarioFile.read("scenario.yaml", "tables:\n  contacts: " + table + "\n", schema));
    }
}
