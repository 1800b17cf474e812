package dev.seedbed.core.branch.supabase;

import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Lease;
import dev.seedbed.core.branch.remote.Fields;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// How to reach the database of a project. Its own address has IPv6 only, as a rule, which many machines that
/// run tests have not: there the pooler stands in, in session mode, where a session is a session of the
/// server's own.
record Logins(Http http) {

    static final String DATABASE = "postgres";

    private static final int SESSION_PORT = 5432;
    private static final Duration REACH_LIMIT = Duration.ofSeconds(3);

    static DatabaseUrl url(String host, int port, String user, Optional<Secret> password) {
        return new DatabaseUrl(host, port, DATABASE, user, password, Map.of("sslmode", "require"));
    }

    Lease lease(RemoteBranch branch) {
        return lease(branch.id(), direct(branch));
    }

    DatabaseUrl reachable(RemoteBranch branch) {
        return reachable(branch.id(), direct(branch));
    }

    private DatabaseUrl direct(RemoteBranch branch) {
        var operation = "asking for the login of " + branch.name();
        var detail = http.fields(operation, http.get(operation, SeedProject.at(branch)));
        BranchStates.refusePaused(http, operation, detail.text("status"), BranchStates.ANEW);
        var password = detail.findText("db_pass")
                .orElseThrow(
                        () -> http.refusal(FailureKind.SCOPE_MISSING, operation, "The answer holds no password.", ""));
        return url(
                detail.text("db_host"),
                detail.port("db_port", SESSION_PORT),
                detail.text("db_user"),
                Optional.of(http.learn(password)));
    }

    /// `direct` is the login at the project's own address.
    Lease lease(String project, DatabaseUrl direct) {
        var pooled = pooled(project, direct);
        return new Lease(isReached(direct) ? direct : pooled.orElse(direct), pooled, Optional.empty());
    }

    /// That of the two which this machine reaches.
    DatabaseUrl reachable(String project, DatabaseUrl direct) {
        return isReached(direct) ? direct : pooled(project, direct).orElse(direct);
    }

    /// What tells for sure is only to try.
    private static boolean isReached(DatabaseUrl url) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.host(), url.port()), Math.toIntExact(REACH_LIMIT.toMillis()));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private Optional<DatabaseUrl> pooled(String project, DatabaseUrl direct) {
        var operation = "asking for the pooler";
        var answer = http.get(operation, "/v1/projects/" + Http.encode(project) + "/config/database/pooler");
        return http.fields(operation, answer).list(pooler -> pooler).stream()
                .filter(pooler -> pooler.text("database_type").equals("PRIMARY"))
                .findFirst()
                .map(pooler -> pooled(pooler, direct));
    }

    /// The pooler's other mode, for which it has another port, gives each transaction another session. Its
    /// connection string has no password either.
    private static DatabaseUrl pooled(Fields pooler, DatabaseUrl direct) {
        var port = pooler.text("pool_mode").equals("session") ? pooler.port("db_port", SESSION_PORT) : SESSION_PORT;
        return url(pooler.text("db_host"), port, pooler.text("db_user"), direct.password())
                .withDatabase(pooler.text("db_name"));
    }
}
