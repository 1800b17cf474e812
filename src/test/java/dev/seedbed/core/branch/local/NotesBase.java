package dev.seedbed.core.branch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Filler;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// A base with notes in it, and the branches of it; closing it drops them all.
record NotesBase(TestServer server, DatabaseUrl url, BranchName name) implements AutoCloseable {

    static final String SCHEMA = "CREATE TABLE notes (id int PRIMARY KEY, text text DEFAULT repeat('x', 100))";
    static final SweepPolicy SWEEP = new SweepPolicy(false, Optional.empty());
    static final SweepPolicy DRY = new SweepPolicy(true, Optional.empty());

    static NotesBase on(TestServer server) {
        return new NotesBase(server, server.url(), name("base"));
    }

    static BranchName name(String prefix) {
        return new BranchName(prefix + "-" + UUID.randomUUID().toString().substring(0, 8));
    }

    LocalBranches branches() {
        return new LocalBranches(url, Optional.empty(), 2);
    }

    Branch publish(int rows) {
        return branches().publish(publication(rows(rows)), Progress.UNWATCHED);
    }

    Publication publication(Filler filler) {
        return new Publication(name, "hash", new Publication.Schema.Template(server.database(SCHEMA)), filler);
    }

    static Filler rows(int rows) {
        return (stage, _) -> TestServer.execute(stage, "INSERT INTO notes SELECT generate_series(1, " + rows + ")");
    }

    BranchName create(String prefix) {
        var branch = name(prefix);
        create(new NewBranch(branch, name));
        return branch;
    }

    Branch create(NewBranch wanted) {
        return branches().create(wanted, Progress.UNWATCHED);
    }

    String rows(BranchName branch) {
        return TestServer.query(branches().lease(branch).url(), "SELECT count(*) FROM notes");
    }

    /// The databases of this base other than bases and branches.
    List<String> parts(Part part) {
        return parts().parts(part).stream().map(LocalDatabase::name).toList();
    }

    Databases parts() {
        try (var session = LocalServer.connect(url)) {
            return new Databases(Leavings.of(session, name));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// As if the database were another one's work.
    void mark(String database, Marker marker) {
        TestServer.execute(url, LocalServer.comment(database, marker));
    }

    static BranchException failureOf(ThrowingCallable work) {
        var failure = catchThrowableOfType(BranchException.class, work);
        assertThat(failure).isNotNull();
        return failure;
    }

    @Override
    public void close() {
        Leavings.drop(server, name);
    }
}
