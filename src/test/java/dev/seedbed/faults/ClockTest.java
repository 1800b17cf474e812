package dev.seedbed.faults;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.branch.local.Leavings;
import dev.seedbed.core.branch.local.LocalBranches;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Clocks that jump, or that differ between machines: what was written by one is read by another.
class ClockTest {

    private static final SweepPolicy OLDER_THAN_A_DAY = new SweepPolicy(false, Optional.of(Duration.ofDays(1)));
    private static final String FUTURE = "2999-01-01T00:00:00Z";
    private static final String PAST = "1970-01-01T00:00:00Z";

    private final TestServer server = PostgresServers.newest();
    private final LocalBranches branches = new LocalBranches(server.url());
    private final BranchName base = new BranchName("clock-" + Long.toHexString(System.nanoTime()));
    private final BranchName branch = new BranchName(base + "-pr");

    @BeforeEach
    void makeABranch() {
        publish();
        branches.create(new NewBranch(branch, base).living(Duration.ofHours(1)), Progress.UNWATCHED);
    }

    @AfterEach
    void drop() {
        Leavings.drop(server, base);
    }

    /// It was made by a machine whose clock was ahead: it is not old, and lives as long as it says.
    @Test
    void aBranchFromTheFutureIsListedAndKept() {
        rewrite(found().createdAt(), FUTURE);

        assertThat(found().createdAt()).isAfter(Instant.now());
        assertThat(swept()).isFalse();
        assertThat(branches.reset(branch, Progress.UNWATCHED).name()).isEqualTo(branch);
    }

    /// The clock was set forward, or the branch is that old: its end has come.
    @Test
    void aBranchWhoseEndIsPastIsSweptAndItsBaseIsNot() {
        rewrite(found().expiresAt().orElseThrow(), PAST);

        assertThat(swept()).isTrue();
        assertThat(branches.find(base)).isPresent();
    }

    @Test
    void aBaseFromTheFutureIsReplacedAllTheSame() {
        var created = branches.find(base).orElseThrow().createdAt();
        rewrite(base.value(), created, FUTURE);

        publish();

        assertThat(branches.find(base).orElseThrow().generation()).isEqualTo(2);
    }

    /// A limit that is measured by the time of day ends at once, or never, when the clock is set.
    @Test
    void noLimitIsMeasuredByTheTimeOfDay() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.seedbed");
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(classes);
    }

    private void publish() {
        branches.publish(
                new Publication(
                        base,
                        "hash",
                        new Publication.Schema.Template(server.database("CREATE TABLE n (id int)")),
                        (_, _) -> {}),
                Progress.UNWATCHED);
    }

    private Branch found() {
        return branches.find(branch).orElseThrow();
    }

    private boolean swept() {
        return branches.sweep(OLDER_THAN_A_DAY, Progress.UNWATCHED).stream()
                .anyMatch(swept -> swept.name().equals(branch.value()));
    }

    private void rewrite(Instant moment, String other) {
        rewrite(branch.value(), moment, other);
    }

    /// As a machine with another clock would have noted it.
    private void rewrite(String database, Instant moment, String other) {
        var note = TestServer.query(
                server.url(),
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '" + database + "'");
        assertThat(note).contains(moment.toString());
        TestServer.execute(
                server.url(),
                "COMMENT ON DATABASE \"" + database + "\" IS '" + note.replace(moment.toString(), other) + "'");
    }
}
