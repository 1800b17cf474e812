package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Branches as databases of one server, copied from a sealed template.
public final class LocalBranches implements BranchProvider {

    private static final Duration SWAP_LIMIT = Duration.ofMinutes(1);
    private static final String NAME_TAKEN = "42P04";

    private final DatabaseUrl server;

    /// `server` is a database to connect to while others are made and dropped: `postgres` as a rule.
    public LocalBranches(DatabaseUrl server) {
        this.server = server;
    }

    @Override
    public List<Branch> list() {
        try (var session = LocalServer.connect(server)) {
            return session.databases().stream()
                    .map(LocalDatabase::branch)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (SQLException e) {
            throw SqlFailure.exception("The branches could not be listed.", server, e);
        }
    }

    @Override
    public Optional<Branch> find(BranchName name) {
        return list().stream().filter(branch -> branch.name().equals(name)).findFirst();
    }

    @Override
    public Branch create(BranchName name, BranchName base, Progress progress) {
        try (var session = LocalServer.connect(server)) {
            if (session.database(name.value()).isPresent()) {
                throw taken(name);
            }
            progress.report("copying " + base, 0, 0);
            if (!LocalServer.CLONING.awaitShared(session.connection(), SWAP_LIMIT)) {
                throw busy(base);
            }
            var source = session.database(base.value())
                    .filter(found -> found.is(Marker.Kind.BASE))
                    .orElseThrow(() -> noBase(base));
            return create(name, source, session);
        } catch (SQLException e) {
            throw SqlFailure.exception("The branch " + name + " could not be created.", server, e);
        }
    }

    /// Copies under another name first: a branch that can be seen is whole.
    private Branch create(BranchName name, LocalDatabase source, LocalServer session) throws SQLException {
        var copy = LocalServer.fresh(LocalServer.CLONE);
        var generation = source.marker().map(Marker::generation).orElse(0L);
        var created = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var marker = new Marker(Marker.Kind.BRANCH, Optional.of(source.name()), generation, created);
        try {
            session.copy(source, copy);
            session.executeTogether(List.of(LocalServer.comment(copy, marker), LocalServer.rename(copy, name.value())));
        } catch (SQLException e) {
            session.drop(copy);
            if (NAME_TAKEN.equals(SqlFailure.state(e))) {
                throw taken(name);
            }
            throw e;
        }
        return new Branch(name, Optional.of(new BranchName(source.name())), generation, created, source.sizeBytes());
    }

    @Override
    public boolean delete(BranchName name) {
        try (var session = LocalServer.connect(server)) {
            var database = session.database(name.value());
            if (database.isEmpty()) {
                return false;
            }
            if (!database.get().is(Marker.Kind.BRANCH)) {
                throw notABranch(name, database.get());
            }
            session.drop(database.get());
            return true;
        } catch (SQLException e) {
            throw SqlFailure.exception("The branch " + name + " could not be deleted.", server, e);
        }
    }

    @Override
    public DatabaseUrl url(BranchName name) {
        if (find(name).isEmpty()) {
            throw Problem.error(
                            Category.USAGE,
                            "There is no branch " + name + ".",
                            server.place(),
                            "",
                            "Create it: seedbed branch create " + name)
                    .exception();
        }
        return server.withDatabase(name.value());
    }

    private SeedbedException taken(BranchName name) {
        return Problem.error(
                        Category.USAGE,
                        "The name " + name + " is taken.",
                        server.place(),
                        "The server has a database of that name.",
                        "Choose another name, or delete the branch first: seedbed branch delete " + name)
                .exception();
    }

    private SeedbedException noBase(BranchName base) {
        return Problem.error(
                        Category.USAGE,
                        "There is no " + base + " to make a branch of.",
                        server.place(),
                        "Nothing was published under that name.",
                        "Publish one: seedbed push SOURCE --branch " + base)
                .exception();
    }

    private SeedbedException busy(BranchName base) {
        return Problem.error(
                        Category.UNREACHABLE,
                        base + " is being replaced.",
                        server.place(),
                        "A publish has not finished its swap for " + SWAP_LIMIT.toSeconds() + " seconds.",
                        "Run it again.")
                .exception();
    }

    private SeedbedException notABranch(BranchName name, LocalDatabase database) {
        var why = database.is(Marker.Kind.BASE)
                ? "Branches are made from it; publishing replaces it."
                : "Seedbed did not make it as a branch.";
        return Problem.error(
                        Category.REFUSED,
                        "Seedbed will not delete the database " + name + ".",
                        server.place(),
                        why,
                        "If it has to go, drop it with a database client.")
                .exception();
    }
}
