package dev.seedbed.core.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Types that hold what identifies in a form of their own: of a database, and of a script with the same rows.
class NetworkCellsTest {

    private static final String TABLE = """
            CREATE TABLE devices (a inet, b cidr, c macaddr, d macaddr8, e inet[], f cidr[], g macaddr[], h macaddr8[]);
            """;

    @TempDir
    Path folder;

    static Stream<TestServer> servers() {
        return PostgresServers.all().stream();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void passesOverWhatIsReserved(TestServer server) throws IOException {
        var rows = TABLE + """
                INSERT INTO devices (a, b, c, d, e, f, g, h) VALUES
                ('192.0.2.7', '198.51.100.0/24', '00:00:5e:00:53:01', '02:00:5e:ff:fe:00:53:01', '{192.0.2.7,10.0.0.1/8}',
                '{198.51.100.0/24,10.0.0.0/8}', '{00:00:5e:00:53:01}', '{02:00:5e:ff:fe:00:53:01}'),
                ('2001:db8::1/64', '2001:db8::/32', '02:11:22:33:44:55', NULL, '{2001:db8::1/64,::1}',
                '{2001:db8:1::/48}', '{02:11:22:33:44:55}', '{}'),
                ('127.0.0.1', '10.0.0.0/8', '00:00:00:00:00:00', NULL, '{}', '{NULL}', NULL, NULL);
                """;
        for (var report : List.of(audit(server.database(rows)), audit(rows))) {
            assertThat(report.findings()).isEmpty();
            assertThat(report.tables().getFirst().columns())
                    .allSatisfy(column -> assertThat(column.verdict()).isEqualTo(Verdict.RESERVED));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void findsWhatIsSomebodys(TestServer server) throws IOException {
        var rows = TABLE + """
                INSERT INTO devices (a, b, c, d, e, f, g, h) VALUES
                ('8.8.8.8', '8.8.8.0/24', '3c:22:fb:01:02:03', '3c:22:fb:ff:fe:01:02:03', '{192.0.2.7,8.8.8.8}',
                '{8.8.8.0/24}', '{3c:22:fb:01:02:03}', '{3c:22:fb:ff:fe:01:02:03}'),
                ('2a00:1450:4001:81b::200e', '2a00:1450::/32', NULL, NULL, '{2a00:1450:4001:81b::200e/64}',
                '{2a00:1450:4001::/48}', NULL, NULL);
                """;
        for (var report : List.of(audit(server.database(rows)), audit(rows))) {
            assertThat(report.findings())
                    .extracting(
                            finding -> finding.column() + " " + finding.kind().code() + " " + finding.cells())
                    .containsExactlyInAnyOrder(
                            "a ipv4 1",
                            "a ipv6 1",
                            "b ipv4 1",
                            "b ipv6 1",
                            "c mac 1",
                            "d mac 1",
                            "e ipv4 1",
                            "e ipv6 1",
                            "f ipv4 1",
                            "f ipv6 1",
                            "g mac 1",
                            "h mac 1");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void looksIntoPairs(TestServer server) throws IOException {
        var available =
                TestServer.query(server.url(), "SELECT count(*) FROM pg_available_extensions WHERE name = 'hstore'");
        assumeTrue(available.equals("1"), "hstore is not on this server");
        var rows = """
                CREATE EXTENSION hstore;
                CREATE TABLE contacts (kept hstore, lost hstore, many hstore[]);
                INSERT INTO contacts (kept, lost, many) VALUES
                ('email=>ann.lee@example.com, ip=>192.0.2.7', 'email=>ann.lee@gmail.com, ip=>8.8.8.8, n=>NULL',
                ARRAY['email=>ann.lee@gmail.com']::hstore[]);
                """;
        var report = audit(server.database(rows));

        assertThat(report.findings())
                .extracting(Finding::key)
                .containsExactlyInAnyOrder(
                        "public.contacts.lost $.email email",
                        "public.contacts.lost $.ip ipv4",
                        "public.contacts.many email");
        assertThat(report.tables().getFirst().columns().getFirst().verdict()).isEqualTo(Verdict.RESERVED);
    }

    private AuditReport audit(String script) throws IOException {
        var file = Files.writeString(folder.resolve("rows.sql"), script);
        return FileAudit.of(file, Replays.NONE, Progress.UNWATCHED);
    }

    private static AuditReport audit(DatabaseUrl url) {
        return DatabaseAudit.of(url, AuditOptions.ALL, Replays.NONE, Progress.UNWATCHED);
    }
}
