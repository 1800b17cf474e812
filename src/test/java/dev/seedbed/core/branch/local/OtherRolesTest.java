package dev.seedbed.core.branch.local;

import static dev.seedbed.core.branch.local.NotesBase.failureOf;
import static dev.seedbed.core.branch.local.NotesBase.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SchemaScript;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// A server of somebody else, by URL: the role may make databases, and little more.
@ParameterizedClass
@MethodSource("dev.seedbed.testing.PostgresServers#all")
class OtherRolesTest {

    @Parameter
    TestServer server;

    private NotesBase baseOf(DatabaseUrl login) {
        return new NotesBase(server, login, name("base"));
    }

    private static void publish(NotesBase base, int rows) {
        var schema = new Publication.Schema.Script(new SchemaScript("notes.sql", NotesBase.SCHEMA));
        base.branches().publish(new Publication(base.name(), "hash", schema, NotesBase.rows(rows)), Progress.UNWATCHED);
    }

    @Test
    void aRoleThatMayMakeDatabasesCanDoAllThatIsNeeded() {
        try (var base = baseOf(server.guest("CREATEDB"))) {
            publish(base, 5);
            publish(base, 6);
            base.branches().fillPool(Progress.UNWATCHED);
            var taken = base.create("pr");
            base.create("pr");
            var copied = base.create("pr");
            assertThat(base.rows(taken)).isEqualTo("6");
            assertThat(base.rows(copied)).isEqualTo("6");

            base.branches().rollback(base.name(), Progress.UNWATCHED);
            assertThat(base.branches().reset(taken, Progress.UNWATCHED).generation())
                    .isEqualTo(1);
            assertThat(base.rows(taken)).isEqualTo("5");
            assertThat(base.branches().delete(copied)).isTrue();
            assertThat(base.branches().check()).anyMatch(sentence -> sentence.contains("may create databases"));
            assertThat(base.branches().list().branches()).isNotEmpty();
        }
    }

    /// An administrator's limits are for other work than this.
    @Test
    void takesLongerThanSessionsMayBeIdle() {
        var login = server.guest("CREATEDB");
        TestServer.execute(
                server.administrator(), "ALTER ROLE " + login.user() + " SET idle_session_timeout TO '100ms'");
        try (var base = baseOf(login)) {
            var schema = new Publication.Schema.Script(new SchemaScript("notes.sql", NotesBase.SCHEMA));
            var published = base.branches()
                    .publish(
                            new Publication(base.name(), "hash", schema, (stage, seal) -> {
                                NotesBase.rows(5).fill(stage, seal);
                                pause();
                            }),
                            Progress.UNWATCHED);

            assertThat(published.generation()).isEqualTo(1);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(400);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRoleThatMayNotMakeDatabasesIsTold() {
        try (var base = NotesBase.on(server)) {
            base.publish(5);
            var login = server.guest("");
            var branches = new LocalBranches(login);

            var failure = failureOf(branches::check);
            assertThat(failure.kind()).isEqualTo(FailureKind.SCOPE_MISSING);
            assertThat(failure.problem().remedy()).contains("CREATEDB", login.user());
            assertThat(failureOf(() -> branches.create(new NewBranch(name("pr"), base.name()), Progress.UNWATCHED))
                            .kind())
                    .isEqualTo(FailureKind.SCOPE_MISSING);
        }
    }

    @Test
    void aBaseOfAnotherRoleCanBeBranchedFromAndNotReplaced() {
        try (var base = NotesBase.on(server)) {
            base.publish(5);
            var owned = base.create("owned");
            try (var guest = new NotesBase(server, server.guest("CREATEDB"), base.name())) {
                var branch = guest.create("pr");
                assertThat(TestServer.query(guest.branches().lease(branch).url(), "SELECT 'in'"))
                        .isEqualTo("in");

                assertThat(failureOf(() -> guest.publish(6)).kind()).isEqualTo(FailureKind.NOT_OURS);
                var failure = failureOf(() -> guest.branches().delete(owned));
                assertThat(failure.kind()).isEqualTo(FailureKind.NOT_OURS);
                assertThat(failure.failure().detail()).contains("seedbed");
                assertThat(failureOf(() -> guest.branches().guard(owned, true)).kind())
                        .isEqualTo(FailureKind.NOT_OURS);
            }
        }
    }

    @Test
    void sessionsThatItMayNotEndAreNamed() throws SQLException {
        try (var base = baseOf(server.guest("CREATEDB"))) {
            publish(base, 5);
            var branch = base.create("pr");
            try (var held = Connections.session(server.administrator().withDatabase(branch.value()))) {
                var failure = failureOf(() -> base.branches().delete(branch));

                assertThat(failure.kind()).isEqualTo(FailureKind.LOCKED);
                assertThat(failure.problem().why()).contains("postgres");
                assertThat(held.isValid(5)).isTrue();
            }
            assertThat(base.branches().delete(branch)).isTrue();
        }
    }

    @Test
    void aMissingPasswordIsTold() {
        var login = server.guest("CREATEDB").withUser("postgres", Optional.empty());

        assertThat(failureOf(() -> new LocalBranches(login).list()).kind()).isEqualTo(FailureKind.AUTH_INVALID);
    }

    @Test
    void namesOfOtherDatabasesAreListed() {
        var foreign = new BranchName(server.database("").database());

        assertThat(new LocalBranches(server.guest("CREATEDB")).list().foreign()).contains(foreign.value());
    }
}
