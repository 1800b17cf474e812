package dev.seedbed.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private final TestServer server = PostgresServers.newest();

    @Test
    void givesConnectionsThatWrite() throws SQLException {
        var url = server.database("CREATE TABLE notes (id int)");
        try (var connections = Connections.to(url);
                var connection = connections.open();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO notes VALUES (1)")).isEqualTo(1);
        }
    }

    @Test
    void givesConnectionsThatOnlyRead() throws SQLException {
        var url = server.database("CREATE TABLE notes (id int)");
        try (var connections = Connections.readOnly(url);
                var connection = connections.open();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("INSERT INTO notes VALUES (1)"))
                    .hasMessageContaining("read-only");
            try (var settings = statement.executeQuery("SELECT current_setting('application_name'),"
                    + " current_setting('statement_timeout'), current_setting('default_transaction_read_only')")) {
                settings.next();
                assertThat(settings.getString(1)).isEqualTo("seedbed");
                assertThat(settings.getString(2)).isEqualTo("1min");
                assertThat(settings.getString(3)).isEqualTo("on");
            }
        }
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        var problem = problemOf(new DatabaseUrl("127.0.0.1", port, "shop", "ann"));

        assertThat(problem.why()).contains("Nothing listens on 127.0.0.1:" + port);
    }

    @Test
    void saysThatTheHostIsUnknown() {
        assertThat(problemOf(new DatabaseUrl("nowhere.invalid", 5432, "shop", "ann"))
                        .why())
                .contains("nowhere.invalid");
    }

    @Test
    void saysThatThePasswordIsWrongWithoutSayingIt() {
        var problem = problemOf(server.url().withUser("postgres", Optional.of(new Secret("gu3ssed"))));

        assertThat(problem.why()).contains("password of user \"postgres\"");
        assertThat(problem.text()).doesNotContain("gu3ssed");
    }

    @Test
    void saysThatAPasswordIsMissing() {
        assertThat(problemOf(server.url().withUser("postgres", Optional.empty()))
                        .why())
                .contains("asks for a password");
    }

    @Test
    void saysThatTheUserMayNotLogIn() {
        // Other tests let guests into the newest server.
        assertThat(problemOf(PostgresServers.oldest().url().withUser("nobody_known", Optional.empty()))
                        .remedy())
                .contains("pg_hba.conf");
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        assertThat(problemOf(server.url().withDatabase("shopp")).why()).contains("no database \"shopp\"");
    }

    @Test
    void saysThatEncryptionFailed() {
        var url = server.url();
        var encrypted = new DatabaseUrl(
                url.host(), url.port(), url.database(), url.user(), url.password(), Map.of("sslmode", "require"));

        assertThat(problemOf(encrypted).remedy()).contains("sslmode");
    }

    @Test
    void saysThatNoConnectionIsLeft() {
        var url = server.database("");
        TestServer.execute(server.url(), "ALTER DATABASE " + url.database() + " CONNECTION LIMIT 0");

        assertThat(problemOf(url).why()).contains("no connection left");
    }

    @Test
    void saysWhatTheServerRanOutOf() {
        var failure = SqlFailure.exception(
                "The rows could not be loaded.", server.url(), new SQLException("could not extend file", "53100"));

        assertThat(failure.problem().remedy()).contains("disk is full");
        assertThat(failure.problem().why()).isEqualTo("could not extend file (SQLSTATE 53100)");
        assertThat(failure.problem().category()).isEqualTo(Category.UNREACHABLE);
    }

    @Test
    void saysThatAConnectionWasLostBefore() {
        var failure =
                SqlFailure.exception("It could not be asked.", server.url(), new SQLException("Connection is closed"));

        assertThat(failure.problem().remedy()).contains("The connection was lost");
    }

    @Test
    void tellsTheServersOwnWordsAboutAStatement() {
        var url = server.database("CREATE TABLE notes (id int CHECK (id > 0))");
        try (var connections = Connections.to(url);
                var connection = connections.open();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO notes VALUES (-1)");
        } catch (SQLException e) {
            var problem =
                    SqlFailure.exception("A row could not be written.", url, e).problem();
            assertThat(problem.category()).isEqualTo(Category.UNSATISFIABLE);
            assertThat(problem.why())
                    .contains("notes_id_check")
                    .contains("(-1)")
                    .contains("23514");
            return;
        }
        throw new AssertionError("The row was written.");
    }

    private static Problem problemOf(DatabaseUrl url) {
        try (var connections = Connections.to(url)) {
            var problem = catchThrowableOfType(SeedbedException.class, connections::open)
                    .problem();
            assertThat(problem.category()).isEqualTo(Category.UNREACHABLE);
            assertThat(problem.what()).isEqualTo("Seedbed could not connect to the database.");
            assertThat(problem.where()).isEqualTo(url.place());
            assertThat(problem.remedy()).isNotBlank();
            return problem;
        }
    }
}
