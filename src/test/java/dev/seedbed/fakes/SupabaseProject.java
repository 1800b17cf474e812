package dev.seedbed.fakes;

import dev.seedbed.fakes.FakeDatabases.Login;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One project of Supabase's: a database that is called `postgres` as everywhere, and the two addresses that
/// lead to it, its own and the pooler's.
record SupabaseProject(String ref, Login login, PostgresProxy direct, PostgresProxy pooler) implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String DATABASE = "postgres";
    private static final String OWNER = "postgres";
    private static final String VERSION = "17.6.1.084";
    private static final String ENGINE = "17";
    private static final int REF = 20;

    /// Where nothing listens.
    private static final int NOBODY = 1;

    static SupabaseProject open(String ref, Login login, FakeDatabases databases) {
        var direct = new PostgresProxy(databases.port()).user(OWNER, login.role());
        var pooler = new PostgresProxy(databases.port()).user(OWNER + "." + ref, login.role());
        for (var proxy : new PostgresProxy[] {direct, pooler}) {
            proxy.demandEncryption().database(DATABASE, databases.real(ref));
        }
        return new SupabaseProject(ref, login, direct, pooler);
    }

    static String newRef() {
        return ThreadLocalRandom.current()
                .ints(REF, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /// One that is not up takes no connections.
    void up(boolean isUp) {
        direct.coldUntil(isUp ? Instant.MIN : Instant.MAX);
        pooler.coldUntil(isUp ? Instant.MIN : Instant.MAX);
    }

    private int port(boolean reachable) {
        return reachable ? direct.port() : NOBODY;
    }

    /// The live service tells no port here, for it is the usual one. Nobody tells the password.
    ObjectNode json(Instant created, boolean reachable) {
        var json = Call.object()
                .put("id", ref)
                .put("ref", ref)
                .put("organization_id", "acme")
                .put("organization_slug", "acme")
                .put("name", "acme seed")
                .put("region", "eu-central-1")
                .put("created_at", created.toString())
                .put("status", "ACTIVE_HEALTHY");
        json.putObject("database")
                .put("host", HOST + ":" + port(reachable))
                .put("version", VERSION)
                .put("postgres_engine", ENGINE)
                .put("release_channel", "ga");
        return json;
    }

    ObjectNode detail(String status, boolean reachable) {
        return Call.object()
                .put("ref", ref)
                .put("postgres_version", VERSION)
                .put("postgres_engine", ENGINE)
                .put("release_channel", "ga")
                .put("status", status)
                .put("db_host", HOST)
                .put("db_port", port(reachable));
    }

    ObjectNode detailWithLogin(String status, boolean reachable) {
        return detail(status, reachable).put("db_user", OWNER).put("db_pass", login.password());
    }

    /// The replica's comes first, so that whoever takes any entry takes the wrong one.
    ArrayNode poolers(String mode) {
        return Call.JSON
                .createArrayNode()
                .add(pooler("READ_REPLICA", NOBODY, mode))
                .add(pooler("PRIMARY", pooler.port(), mode));
    }

    private ObjectNode pooler(String type, int port, String mode) {
        var user = OWNER + "." + ref;
        var url = "postgresql://" + user + ":[YOUR-PASSWORD]@" + HOST + ":" + port + "/" + DATABASE;
        return Call.object()
                .put("identifier", ref)
                .put("database_type", type)
                .put("is_using_scram_auth", true)
                .put("db_user", user)
                .put("db_host", HOST)
                .put("db_port", port)
                .put("db_name", DATABASE)
                .put("connection_string", url)
                .put("connectionString", url)
                .putNull("default_pool_size")
                .putNull("max_client_conn")
                .put("pool_mode", mode);
    }

    @Override
    public void close() {
        direct.close();
        pooler.close();
    }
}
