package dev.seedbed.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresProxyTest {

    private final FakeDatabases databases = new FakeDatabases();
    private final FakeDatabases.Login login = databases.login(TestSecrets.next());
    private final PostgresProxy proxy = new PostgresProxy(databases.port());
    private String patience = "30";

    @BeforeEach
    void open() {
        databases.create("one", Optional.empty());
        databases.load(
                "one", "CREATE TABLE thing (id int GENERATED ALWAYS AS IDENTITY); INSERT INTO thing DEFAULT VALUES");
        proxy.database("shop", databases.real("one")).user("alice", login.role());
    }

    @AfterEach
    void close() {
        proxy.close();
        databases.close();
    }

    private Connection connect(String user, String password, String database, String sslmode) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", sslmode);
        properties.setProperty("connectTimeout", patience);
        properties.setProperty("loginTimeout", patience);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + database, properties);
    }

    private Connection connect() throws SQLException {
        return connect("alice", login.password(), "shop", "require");
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }

    private static String state(ThrowingCallable attempt) {
        var failure = catchThrowableOfType(SQLException.class, attempt);
        return String.valueOf(failure.getSQLState());
    }

    @Test
    void leadsToTheDatabaseUnderItsOtherNames() throws Exception {
        try (var connection = connect()) {
            assertThat(ask(connection, "SELECT current_database()")).isEqualTo(databases.real("one"));
            assertThat(ask(connection, "SELECT session_user")).isEqualTo(login.role());
            assertThat(ask(connection, "SELECT count(*) FROM thing")).isEqualTo("1");
        }
    }

    @Test
    void encryptsOnlyWhenAskedUnlessItDemandsIt() throws Exception {
        connect("alice", login.password(), "shop", "disable").close();
        proxy.demandEncryption();
        assertThat(state(() -> connect("alice", login.password(), "shop", "disable")))
                .isEqualTo("28000");
        connect().close();
    }

    @Test
    void refusesWhoAndWhatItDoesNotKnow() {
        assertThat(state(() -> connect("alice", TestSecrets.next(), "shop", "require")))
                .isEqualTo("28P01");
        assertThat(state(() -> connect("mallory", login.password(), "shop", "require")))
                .isEqualTo("28P01");
        assertThat(state(() -> connect("alice", login.password(), "postgres", "require")))
                .isEqualTo("3D000");
    }

    @Test
    void isColdForAWhile() throws Exception {
        proxy.cold(2);
        assertThat(state(this::connect)).startsWith("08");
        assertThat(state(this::connect)).startsWith("08");
        connect().close();
        proxy.startingUp(1);
        assertThat(state(this::connect)).isEqualTo("57P03");
        connect().close();
        proxy.coldUntil(Instant.MAX);
        assertThat(state(this::connect)).startsWith("08");
        assertThat(proxy.attempts()).isEqualTo(6);
    }

    @Test
    void neverAnswersWhenHalfOpen() throws Exception {
        patience = "1";
        proxy.halfOpen(true);
        assertThat(state(this::connect)).startsWith("08");
        patience = "30";
        proxy.halfOpen(false);
        connect().close();
    }

    @Test
    void cutsSessionsMidway() throws Exception {
        try (var connection = connect()) {
            assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
            proxy.cutNow();
            assertThat(state(() -> ask(connection, "SELECT 1"))).startsWith("08");
        }
        connect().close();
    }

    @Test
    void cutsAfterSoManyBytes() throws Exception {
        try (var connection = connect()) {
            proxy.cutAfter(10_000);
            assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
            assertThat(state(() -> ask(connection, "SELECT '" + "x".repeat(20_000) + "'")))
                    .startsWith("08");
        }
        connect().close();
    }

    @Test
    void leadsElsewhereFromTheNextConnectionOn() throws Exception {
        databases.create("two", Optional.of("one"));
        databases.empty("two");
        proxy.database("shop", databases.real("two"));
        try (var connection = connect()) {
            assertThat(ask(connection, "SELECT count(*) FROM thing")).isEqualTo("0");
            assertThat(ask(connection, "INSERT INTO thing DEFAULT VALUES RETURNING id"))
                    .isEqualTo("1");
        }
    }

    @Test
    void loginsEnd() throws Exception {
        databases.expire(login, Instant.now().minusSeconds(60));
        assertThat(state(this::connect)).isEqualTo("28P01");
        databases.expire(login, Instant.now().plusSeconds(3600));
        try (var connection = connect()) {
            databases.revoke(login);
            assertThatThrownBy(() -> ask(connection, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThat(state(this::connect)).isEqualTo("28000");
    }

    @Test
    void oneLoginCanUseWhatAnotherMade() throws Exception {
        var other = databases.login(TestSecrets.next());
        proxy.user("bob", other.role());
        try (var connection = connect()) {
            connection.createStatement().execute("CREATE TABLE made (id int)");
        }
        try (var connection = connect("bob", other.password(), "shop", "require")) {
            connection.createStatement().execute("DROP TABLE made, thing");
        }
    }

    @Test
    void overwritesAndRenames() throws Exception {
        databases.create("copy", Optional.of("one"));
        databases.load("copy", "INSERT INTO thing DEFAULT VALUES");
        proxy.database("shop", databases.real("copy"));
        try (var connection = connect()) {
            assertThat(ask(connection, "SELECT count(*) FROM thing")).isEqualTo("2");
            databases.overwrite("copy", "one");
        }
        try (var connection = connect()) {
            assertThat(ask(connection, "SELECT count(*) FROM thing")).isEqualTo("1");
        }
        databases.rename("copy", "other");
        assertThat(state(this::connect)).isEqualTo("3D000");
        assertThat(databases.sizeBytes("other")).isPositive();
    }
}
