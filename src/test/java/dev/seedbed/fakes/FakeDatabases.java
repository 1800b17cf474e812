package dev.seedbed.fakes;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.schema.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The real databases and logins behind one fake, on the server that the tests share.
///
/// Names are the fake's own; on the server each has a prefix, so that fakes do not meet. All tables belong
/// to one owner role, whichever login made them, since a login acts as the owner: so a copy of a database
/// is of use to other logins.
public final class FakeDatabases implements AutoCloseable {

    private final DatabaseUrl superuser = FakeAccess.superuser();
    private final Connection session = Connections.session(superuser);
    private final String prefix = "fake_" + UUID.randomUUID().toString().substring(0, 8) + "_";
    private final String owner = prefix + "owner";
    private final Set<String> databases = new LinkedHashSet<>();
    private final List<String> logins = new ArrayList<>();

    /// A role that can log in, and its password.
    public record Login(String role, String password) {

        @Override
        public String toString() {
            return role;
        }
    }

    public FakeDatabases() {
        run("CREATE ROLE " + Sql.identifier(owner) + " CREATEDB BYPASSRLS");
    }

    /// A new database: empty, or a copy of another with all its rows. Sessions in the other are ended for
    /// that, unless busy.
    public synchronized void create(String name, Optional<String> template) {
        template.ifPresent(this::endIdle);
        run("CREATE DATABASE " + Sql.identifier(real(name)) + " OWNER " + Sql.identifier(owner)
                + template.map(source -> " TEMPLATE " + Sql.identifier(real(source)))
                        .orElse(""));
        databases.add(name);
    }

    /// A copy of another, in which no session is ended for that; it waits some seconds for them.
    public synchronized void copy(String name, String source) {
        run("CREATE DATABASE " + Sql.identifier(real(name)) + " OWNER " + Sql.identifier(owner) + " TEMPLATE "
                + Sql.identifier(real(source)));
        databases.add(name);
    }

    /// Takes all rows away, also those that Seedbed keeps for itself, and starts sequences anew: what is
    /// left is a schema.
    public void empty(String name) {
        runIn(name, """
                SET session_replication_role = replica;
                DO $$
                DECLARE names text; sequence regclass;
                BEGIN
                    SELECT string_agg(oid::regclass::text, ', ') INTO names FROM pg_class
                    WHERE relkind IN ('r', 'p') AND relnamespace IN (
                        SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema');
                    IF names IS NOT NULL THEN EXECUTE 'TRUNCATE ' || names || ' CASCADE'; END IF;
                    FOR sequence IN SELECT oid FROM pg_class WHERE relkind = 'S' LOOP
                        EXECUTE 'ALTER SEQUENCE ' || sequence || ' RESTART';
                    END LOOP;
                END $$;
                """);
    }

    /// Makes the database a copy of another under the same name, ending the sessions in it.
    public synchronized void overwrite(String name, String source) {
        drop(name);
        create(name, Optional.of(source));
    }

    public synchronized void drop(String name) {
        run("DROP DATABASE IF EXISTS " + Sql.identifier(real(name)) + " WITH (FORCE)");
        databases.remove(name);
    }

    public synchronized void rename(String from, String to) {
        end(from, "true");
        run("ALTER DATABASE " + Sql.identifier(real(from)) + " RENAME TO " + Sql.identifier(real(to)));
        databases.remove(from);
        databases.add(to);
    }

    /// What it is called on the server.
    public String real(String name) {
        return prefix + name;
    }

    /// The role that everything belongs to, on the server.
    public String owner() {
        return owner;
    }

    public int port() {
        return superuser.port();
    }

    public synchronized long sizeBytes(String name) {
        try (var statement = session.createStatement();
                var answer = statement.executeQuery("SELECT pg_database_size(" + Sql.literal(real(name)) + ")")) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A login of its own, good for every database here.
    public synchronized Login login(String password) {
        var role = prefix + "login" + logins.size();
        run("CREATE ROLE " + Sql.identifier(role) + " LOGIN PASSWORD " + Sql.literal(password) + " IN ROLE "
                + Sql.identifier(owner));
        run("ALTER ROLE " + Sql.identifier(role) + " SET role = " + Sql.identifier(owner));
        logins.add(role);
        return new Login(role, password);
    }

    /// Another password for the same role.
    public Login rotate(Login login, String password) {
        run("ALTER ROLE " + Sql.identifier(login.role()) + " PASSWORD " + Sql.literal(password));
        return new Login(login.role(), password);
    }

    /// From then on the password is refused; sessions that are there stay.
    public void expire(Login login, Instant when) {
        run("ALTER ROLE " + Sql.identifier(login.role()) + " VALID UNTIL " + Sql.literal(when.toString()));
    }

    /// Takes a login away, with its sessions.
    public synchronized void revoke(Login login) {
        run("ALTER ROLE " + Sql.identifier(login.role()) + " NOLOGIN");
        run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = " + Sql.literal(login.role()));
    }

    /// As the superuser, past every proxy: to look at what a branch holds, or to put something there.
    public DatabaseUrl administrator(String name) {
        return superuser.withDatabase(real(name));
    }

    /// Runs DDL and inserts, so that everything belongs to the owner.
    public void load(String name, String sql) {
        runIn(name, "SET ROLE " + Sql.identifier(owner) + "; " + sql);
    }

    private void endIdle(String name) {
        end(name, "state <> 'active'");
    }

    private void end(String name, String which) {
        run("SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE datname = " + Sql.literal(real(name))
                + " AND pid <> pg_backend_pid() AND " + which);
    }

    private synchronized void run(String sql) {
        run(session, sql);
    }

    private static void run(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Failed: " + TestSecrets.blank(sql), e);
        }
    }

    private void runIn(String name, String sql) {
        try (var connection = Connections.session(administrator(name))) {
            run(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        List.copyOf(databases).forEach(this::drop);
        logins.forEach(role -> run("DROP ROLE " + Sql.identifier(role)));
        run("DROP ROLE " + Sql.identifier(owner));
        try {
            session.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
