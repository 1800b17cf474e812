package dev.seedbed.core.branch.local;

import static dev.seedbed.core.branch.local.NotesBase.failureOf;
import static dev.seedbed.core.branch.local.NotesBase.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.seedbed.testing.PostgresServers#all")
class ResetTest {

    @Parameter
    TestServer server;

    private Optional<NotesBase> opened = Optional.empty();

    @BeforeEach
    void open() {
        opened = Optional.of(NotesBase.on(server));
        base().publish(5);
    }

    @AfterEach
    void close() {
        base().close();
    }

    private NotesBase base() {
        return opened.orElseThrow();
    }

    @Test
    void throwsAwayWhatWasChangedUnderTheSameUrl() {
        var branch = base().create("pr");
        var url = base().branches().lease(branch).url();
        TestServer.execute(url, "DELETE FROM notes; CREATE TABLE more (id int)");

        reset(branch);

        assertThat(TestServer.query(url, "SELECT count(*) FROM notes")).isEqualTo("5");
        assertThat(TestServer.query(url, "SELECT to_regclass('more') IS NULL")).isEqualTo("t");
        assertThat(base().parts(Part.DISCARDED)).isEmpty();
    }

    @Test
    void comesFromThePoolWhereThatHasACopy() {
        var branch = base().create("pr");
        base().branches().fillPool(Progress.UNWATCHED);

        reset(branch);

        assertThat(base().parts(Part.READY)).hasSize(1);
        assertThat(base().rows(branch)).isEqualTo("5");
    }

    @Test
    void movesToThePresentGeneration() {
        var branch = base().create("pr");
        base().publish(6);

        assertThat(reset(branch).generation()).isEqualTo(2);
        assertThat(base().rows(branch)).isEqualTo("6");
    }

    @Test
    void keepsTheTimeThatTheBranchHas() {
        var made = base().create(new NewBranch(name("pr"), base().name()).living(Duration.ofHours(3)));

        assertThat(reset(made.name()).expiresAt()).isEqualTo(made.expiresAt()).isPresent();
    }

    @Test
    void endsTheSessionsInTheBranch() throws SQLException {
        var branch = base().create("pr");
        try (var connection =
                        Connections.session(base().branches().lease(branch).url());
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM notes");

            reset(branch);

            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThat(base().rows(branch)).isEqualTo("5");
    }

    @Test
    void needsABranchThatIsThere() {
        assertThat(failureOf(() -> reset(name("absent"))).kind()).isEqualTo(FailureKind.NOT_FOUND);
    }

    /// So a killed reset, which its server finishes meanwhile, is in nobody's way.
    @Test
    void looksAgainWhenTheBranchWasChangedMeanwhile() {
        var branch = base().create("pr");
        TestServer.execute(base().branches().lease(branch).url(), "DELETE FROM notes");
        var end = Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
        var changed = new AtomicBoolean();

        var reset = base().branches().reset(branch, (phase, _, _) -> {
            if (phase.startsWith("replacing") && !changed.getAndSet(true)) {
                base().branches().expire(branch, Optional.of(end));
            }
        });

        assertThat(reset.expiresAt()).contains(end);
        assertThat(base().rows(branch)).isEqualTo("5");
        assertThat(base().parts(Part.CLONE)).isEmpty();
        assertThat(base().parts(Part.DISCARDED)).isEmpty();
    }

    /// Somebody sets a guard between the look and the exchange.
    @Test
    void leavesABranchAloneThatIsGuardedMeanwhile() {
        var branch = base().create("pr");
        TestServer.execute(base().branches().lease(branch).url(), "DELETE FROM notes");

        var failure = failureOf(() -> base().branches().reset(branch, (phase, _, _) -> {
            if (phase.startsWith("replacing")) {
                base().branches().guard(branch, true);
            }
        }));

        assertThat(failure.kind()).isEqualTo(FailureKind.GUARDED);
        assertThat(base().rows(branch)).isEqualTo("0");
        assertThat(base().parts(Part.CLONE)).isEmpty();
    }

    private Branch reset(BranchName branch) {
        return base().branches().reset(branch, Progress.UNWATCHED);
    }
}
