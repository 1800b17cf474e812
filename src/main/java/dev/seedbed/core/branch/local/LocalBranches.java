package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchFailure;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Lease;
import dev.seedbed.core.branch.Listing;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.branch.Swept;
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
import java.util.OptionalLong;

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
    public Listing list() {
        try (var session = LocalServer.connect(server)) {
            return new Listing(
                    session.databases().stream()
                            .map(LocalDatabase::branch)
                            .flatMap(Optional::stream)
                            .toList(),
                    List.of());
        } catch (SQLException e) {
            throw SqlFailure.exception("The branches could not be listed.", server, e);
        }
    }

    @Override
    public Branch create(NewBranch wanted, Progress progress) {
        var name = wanted.name();
        var base = wanted.base();
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
        var marker = new Marker(
                Marker.Kind.BRANCH,
                Optional.of(source.name()),
                generation,
                source.marker().flatMap(Marker::scenario),
                created);
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
        return new Branch(
                name,
                Optional.of(new BranchName(source.name())),
                generation,
                marker.scenario(),
                created,
                OptionalLong.of(source.sizeBytes()),
                Optional.empty(),
                false);
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
    public Lease lease(BranchName name) {
        if (find(name).isEmpty()) {
            throw Problem.error(
                            Category.USAGE,
                            "There is no branch " + name + ".",
                            server.place(),
                            "",
                            "Create it: seedbed branch create " + name)
                    .exception();
        }
        return new Lease(server.withDatabase(name.value()));
    }

    @Override
    public ProviderName name() {
        return ProviderName.LOCAL;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Capabilities.Copying.FULL_COPY,
                Capabilities.Publishing.SWAP,
                true,
                true,
                true,
                Optional.empty(),
                "",
                "",
                List.of());
    }

    @Override
    public List<String> check() {
        return List.of();
    }

    @Override
    public Branch publish(Publication publication, Progress progress) {
        return new LocalPublish(server).publish(publication, progress);
    }

    @Override
    public Branch rollback(BranchName base, Progress progress) {
        throw unavailable("taking back " + base);
    }

    @Override
    public Branch reset(BranchName name, Progress progress) {
        throw unavailable("resetting " + name);
    }

    @Override
    public Branch expire(BranchName name, Optional<Instant> when) {
        throw unavailable("ending " + name);
    }

    @Override
    public Branch guard(BranchName name, boolean guarded) {
        throw unavailable("guarding " + name);
    }

    @Override
    public List<Swept> sweep(SweepPolicy policy, Progress progress) {
        throw unavailable("sweeping");
    }

    private SeedbedException unavailable(String operation) {
        return new BranchFailure(FailureKind.FEATURE_UNAVAILABLE, name(), server.place(), operation, "", "")
                .exception();
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
