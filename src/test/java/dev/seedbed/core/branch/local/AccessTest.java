package dev.seedbed.core.branch.local;

import static dev.seedbed.core.branch.local.NotesBase.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.testing.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// A copy of a database inherits neither grants nor settings: branches, and the next base, get them all the
/// same.
@ParameterizedClass
@MethodSource("dev.seedbed.testing.PostgresServers#all")
class AccessTest {

    private static final String HOSTILE = "it's \"quoted\", \\ and ; -- $$ {d 'x'} %s";

    @Parameter
    TestServer server;

    private Optional<NotesBase> opened = Optional.empty();
    private Optional<DatabaseUrl> tester = Optional.empty();

    @BeforeEach
    void open() {
        opened = Optional.of(NotesBase.on(server));
        tester = Optional.of(server.guest(""));
        base().publish(5);
    }

    @AfterEach
    void close() {
        base().close();
        TestServer.execute(server.administrator(), "DROP ROLE " + tester());
    }

    private NotesBase base() {
        return opened.orElseThrow();
    }

    private String tester() {
        return tester.orElseThrow().user();
    }

    /// What an administrator does once, to the base.
    private void set(String statements) {
        TestServer.execute(
                server.administrator(),
                statements.formatted(Sql.identifier(base().name().value()), tester()));
    }

    private void restrict() {
        set("REVOKE ALL ON DATABASE %1$s FROM PUBLIC; GRANT CONNECT ON DATABASE %1$s TO %2$s");
    }

    private String mayConnect(BranchName database, String role) {
        return TestServer.query(
                server.url(), "SELECT has_database_privilege('%s', '%s', 'CONNECT')".formatted(role, database));
    }

    private BranchName fromThePool() {
        var branch = base().create("pool");
        assertThat(base().parts(Part.READY)).hasSize(1);
        return branch;
    }

    private String inBranch(BranchName branch, DatabaseUrl login, String question) {
        return TestServer.query(login.withDatabase(branch.value()), question);
    }

    @Test
    void grantsGoToBranchesFromThePoolAndToCopies() {
        base().branches().fillPool(Progress.UNWATCHED);
        restrict();
        var stranger = server.guest("");

        var taken = fromThePool();
        base().create("pool");
        var copied = base().create("copy");

        for (var branch : new BranchName[] {taken, copied}) {
            assertThat(inBranch(branch, tester.orElseThrow(), "SELECT 1")).isEqualTo("1");
            assertThat(mayConnect(branch, stranger.user())).isEqualTo("f");
        }
        TestServer.execute(server.administrator(), "DROP ROLE " + stranger.user());
    }

    @Test
    void grantsThatAreTakenBackAreTakenFromWhatWaits() {
        restrict();
        base().branches().fillPool(Progress.UNWATCHED);
        set("REVOKE CONNECT ON DATABASE %1$s FROM %2$s");

        assertThat(mayConnect(fromThePool(), tester())).isEqualTo("f");
    }

    @Test
    void settingsGoToBranchesWhateverTheyHold() {
        set("ALTER DATABASE %1$s SET search_path TO \"odd \"\"name\"\"\", \"with, comma\", public, \"$user\"");
        set("ALTER DATABASE %1$s SET \"TimeZone\" TO 'Asia/Kolkata'");
        set("ALTER DATABASE %1$s SET datestyle TO 'SQL, DMY'");
        set("ALTER DATABASE %1$s SET application_name TO "
                + Sql.literal(HOSTILE).replace("%", "%%"));
        set("ALTER DATABASE %1$s CONNECTION LIMIT 7");
        base().branches().fillPool(Progress.UNWATCHED);

        for (var branch : new BranchName[] {fromThePool(), base().create("pool"), base().create("copy")}) {
            assertThat(inBranch(branch, server.url(), "SHOW search_path"))
                    .isEqualTo("\"odd \"\"name\"\"\", \"with, comma\", public, \"$user\"");
            assertThat(stored(branch)).isEqualTo(stored(base().name())).contains("Kolkata", "SQL, DMY", "quoted");
            assertThat(TestServer.query(
                            server.url(), "SELECT datconnlimit FROM pg_database WHERE datname = '" + branch + "'"))
                    .isEqualTo("7");
        }
    }

    /// As the catalogue has them, whatever a driver sets for itself.
    private String stored(BranchName database) {
        return TestServer.query(server.url(), """
                SELECT string_agg(item, ' ' ORDER BY item)
                FROM pg_db_role_setting s CROSS JOIN unnest(setconfig) item JOIN pg_database d ON d.oid = setdatabase
                WHERE datname = '%s'
                """.formatted(database));
    }

    @Test
    void whatOnlyASuperuserMaySetIsLeftOut() {
        set("ALTER DATABASE %1$s SET log_min_messages TO 'debug1'");
        set("ALTER ROLE %2$s IN DATABASE %1$s SET search_path TO somewhere");
        set("ALTER DATABASE %1$s SET application_name TO 'kept'");

        var branch = base().create("copy");

        assertThat(stored(branch)).isEqualTo("application_name=kept");
        assertThat(base().rows(branch)).isEqualTo("5");
    }

    @Test
    void theNextBaseAndTheOneBeforeHaveThemToo() {
        restrict();
        set("ALTER DATABASE %1$s SET application_name TO 'kept'");

        base().publish(6);
        assertThat(mayConnect(base().name(), tester())).isEqualTo("t");
        set("REVOKE CONNECT ON DATABASE %1$s FROM %2$s; ALTER DATABASE %1$s CONNECTION LIMIT 3");
        base().branches().rollback(base().name(), Progress.UNWATCHED);

        assertThat(mayConnect(base().name(), tester())).isEqualTo("f");
        assertThat(stored(base().name())).isEqualTo("application_name=kept");
        var branch = base().create("copy");
        assertThat(base().parts().find(branch.value()).orElseThrow().access())
                .isEqualTo(base().parts().bases().getFirst().access());
    }

    @Test
    void theFirstBaseHasThoseOfItsSchemasDatabase() {
        var schema = server.database(NotesBase.SCHEMA);
        TestServer.execute(
                server.url(),
                "ALTER DATABASE %1$s SET application_name TO 'kept'; REVOKE ALL ON DATABASE %1$s FROM PUBLIC"
                        .formatted(schema.database()));
        try (var other = NotesBase.on(server)) {
            other.branches()
                    .publish(
                            new Publication(
                                    other.name(), "hash", new Publication.Schema.Template(schema), NotesBase.rows(5)),
                            Progress.UNWATCHED);

            var branch = other.create(new NewBranch(name("pr"), other.name())).name();
            assertThat(mayConnect(branch, tester())).isEqualTo("f");
            assertThat(stored(branch)).isEqualTo("application_name=kept");
        }
    }

    @Test
    void aResetGivesThemAgain() {
        var branch = base().create("pr");
        restrict();

        base().branches().reset(branch, Progress.UNWATCHED);

        assertThat(inBranch(branch, tester.orElseThrow(), "SELECT 1")).isEqualTo("1");
        assertThat(mayConnect(branch, "pg_monitor")).isEqualTo("f");
    }
}
