package dev.seedbed.core.branch.planetscale;

import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Lease;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.remote.Fields;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Logins at PlanetScale: roles that end by themselves, whose passwords are told once, so that each lease is a
/// role of its own.
///
/// Who loads a stage acts as `postgres`, which every such role is a member of: the tables then belong to it,
/// and the owner is there when the login is not any more. Changing them in a branch takes that, too.
record RoleLogin(PlanetScaleDatabase database) {

    private static final Duration LIFE = Duration.ofHours(1);

    /// New connections are made until the last row is loaded.
    private static final Duration LOADING = Duration.ofHours(12);

    private static final String OWNER = "postgres";
    private static final int POOLED_PORT = 6432;
    private static final Pattern HOST = Pattern.compile("(?:\\w+://)?(?:[^@/]*@)?([^:/?]+)(?::(\\d{1,5}))?(?:[/?].*)?");

    Lease to(RemoteBranch branch) {
        var operation = "making a login to " + branch.name();
        var loads = branch.is(Marker.Kind.STAGE);
        var life = loads ? LOADING : LIFE;
        var body = Map.of(
                "name", "seedbed-" + UUID.randomUUID().toString().substring(0, 8),
                "ttl", life.toSeconds(),
                "inherited_roles", List.of(OWNER));
        // One role too many is no harm: it ends by itself.
        var http = database.http();
        var answer = http.fields(operation, http.postAgain(operation, database.branch(branch.name(), "/roles"), body));
        var password = http.learn(answer.text("password"));
        var url = url(operation, answer, password, loads);
        var until = answer.findTime("expires_at").orElseGet(() -> Instant.now().plus(life));
        return new Lease(url, pooled(url), Optional.of(until));
    }

    private DatabaseUrl url(String operation, Fields role, Secret password, boolean loads) {
        var host = HOST.matcher(role.text("access_host_url"));
        if (!host.matches()) {
            throw database.http()
                    .refusal(FailureKind.CONTRACT_DRIFT, operation, "The field access_host_url holds no host.", "");
        }
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("sslmode", "require");
        if (loads) {
            parameters.put("options", "-c role=" + OWNER);
        }
        return new DatabaseUrl(
                host.group(1),
                Optional.ofNullable(host.group(2)).map(Integer::parseInt).orElse(DatabaseUrl.DEFAULT_PORT),
                role.text("database_name"),
                role.text("username"),
                Optional.of(password),
                parameters);
    }

    /// PlanetScale's pool is beside the server.
    private static Optional<DatabaseUrl> pooled(DatabaseUrl url) {
        return url.port() == DatabaseUrl.DEFAULT_PORT
                ? Optional.of(new DatabaseUrl(
                        url.host(), POOLED_PORT, url.database(), url.user(), url.password(), url.parameters()))
                : Optional.empty();
    }
}
