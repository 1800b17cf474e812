package dev.seedbed.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/// Connections to one database: opened when first asked for, kept for reuse, closed together.
///
/// Whoever renames, clones or drops the database closes this first: an idle connection holds it too.
public final class Connections implements AutoCloseable {

    public static final int OLDEST_VERSION = 13;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(8);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(1);
    private static final int POOL_SIZE = 4;

    private final DatabaseUrl url;
    private final boolean readOnly;
    private Optional<HikariDataSource> pool = Optional.empty();
    private boolean closed;

    private Connections(DatabaseUrl url, boolean readOnly) {
        this.url = url;
        this.readOnly = readOnly;
    }

    /// For databases that Seedbed made.
    public static Connections to(DatabaseUrl url) {
        return new Connections(url, false);
    }

    /// For a person's own database: the server itself refuses every write, and no question runs longer than a minute.
    public static Connections readOnly(DatabaseUrl url) {
        return new Connections(url, true);
    }

    /// One connection outside any pool, for work whose locks and settings end with it.
    public static Connection session(DatabaseUrl url) {
        try {
            return DriverManager.getConnection(url.jdbcUrl(), to(url).properties());
        } catch (SQLException e) {
            throw ConnectFailure.exception(url, e);
        }
    }

    public DatabaseUrl url() {
        return url;
    }

    /// A connection in auto-commit mode; closing it gives it back.
    public Connection open() {
        try {
            return pool().getConnection();
        } catch (SQLException e) {
            throw ConnectFailure.exception(url, e.getCause() instanceof SQLException cause ? cause : e);
        }
    }

    private synchronized HikariDataSource pool() throws SQLException {
        if (closed) {
            throw new IllegalStateException("These connections are closed.");
        }
        if (pool.isEmpty()) {
            reach();
            pool = Optional.of(new HikariDataSource(configuration()));
        }
        return pool.get();
    }

    /// The first connection is made outside the pool, which would try a wrong password again until its time is up.
    private void reach() throws SQLException {
        try (var first = DriverManager.getConnection(url.jdbcUrl(), properties())) {
            var version = first.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw Problem.error(
                                Category.UNREACHABLE,
                                "The server is too old.",
                                url.place(),
                                "It is PostgreSQL " + first.getMetaData().getDatabaseProductVersion() + ".",
                                "Use PostgreSQL " + OLDEST_VERSION + " or newer.")
                        .exception();
            }
        }
    }

    private HikariConfig configuration() {
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(url.jdbcUrl());
        configuration.setDataSourceProperties(properties());
        configuration.setPoolName("seedbed");
        configuration.setMaximumPoolSize(POOL_SIZE);
        configuration.setMinimumIdle(0);
        configuration.setIdleTimeout(Duration.ofSeconds(30).toMillis());
        configuration.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        configuration.setInitializationFailTimeout(-1);
        configuration.setReadOnly(readOnly);
        if (readOnly) {
            configuration.setConnectionInitSql("SET statement_timeout = " + STATEMENT_TIMEOUT.toMillis()
                    + "; SET lock_timeout = 5000; SET default_transaction_read_only = on");
        }
        return configuration;
    }

    private Properties properties() {
        var properties = new Properties();
        url.parameters().forEach(properties::setProperty);
        properties.setProperty("user", url.user());
        url.password().ifPresent(password -> properties.setProperty("password", password.value()));
        properties.setProperty("ApplicationName", "seedbed");
        properties.setProperty("readOnlyMode", "always");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("loginTimeout", seconds(CONNECT_TIMEOUT));
        properties.setProperty("connectTimeout", seconds(CONNECT_TIMEOUT.minusSeconds(1)));
        return properties;
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    @Override
    public synchronized void close() {
        closed = true;
        pool.ifPresent(HikariDataSource::close);
    }
}
