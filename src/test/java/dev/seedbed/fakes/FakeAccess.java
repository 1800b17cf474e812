package dev.seedbed.fakes;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;

/// Lets roles with passwords log in to the shared test server, behind the rules that it has anyway.
final class FakeAccess {

    private static final String RULE = "host all all 127.0.0.1/32 scram-sha-256";
    private static final int TRIES = 100;

    private FakeAccess() {}

    static DatabaseUrl superuser() {
        return Opened.SUPERUSER;
    }

    private static DatabaseUrl open() {
        var superuser = PostgresServers.newest().administrator();
        var file = Path.of(TestServer.query(superuser, "SHOW hba_file"));
        try {
            if (!Files.readString(file).contains(RULE)) {
                Files.writeString(file, RULE + "\n", StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestServer.query(superuser, "SELECT pg_reload_conf()");
        awaitRule(superuser);
        return superuser;
    }

    /// The server reads its rules again some time after it was told to.
    private static void awaitRule(DatabaseUrl superuser) {
        var role = "fake_probe";
        var password = TestSecrets.next();
        TestServer.execute(superuser, "CREATE ROLE " + role + " LOGIN PASSWORD " + Sql.literal(password));
        try {
            var probe = superuser.withUser(role, Optional.of(new Secret(password)));
            for (var attempt = 1; !logsIn(probe); attempt++) {
                if (attempt == TRIES) {
                    throw new AssertionError("The test server does not let roles with passwords in.");
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            TestServer.execute(superuser, "DROP ROLE " + role);
        }
    }

    private static boolean logsIn(DatabaseUrl probe) {
        try (var connection = Connections.session(probe)) {
            return connection.isValid(1);
        } catch (SeedbedException | SQLException _) {
            return false;
        }
    }

    private static final class Opened {
        static final DatabaseUrl SUPERUSER = open();
    }
}
