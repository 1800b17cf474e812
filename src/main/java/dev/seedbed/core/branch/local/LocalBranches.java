package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Branch;
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
import dev.seedbed.core.feedback.Progress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Branches as databases of one server, copied from a sealed template.
public final class LocalBranches implements BranchProvider {

    /// How many copies of each base wait, unless somebody wants another number.
    public static final int POOL_SIZE = 2;

    public static final Capabilities.Ends ENDS = Capabilities.Ends.CHANGEABLE;

    private static final Set<String> OF_POSTGRES = Set.of("postgres", "template0", "template1");
    private static final String OUR_HEAD = "seedbed_";

    private static final Duration PUBLISHER_LIMIT = Duration.ofMinutes(1);

    private final DatabaseUrl server;
    private final Copying copying;
    private final int poolSize;

    /// `server` is a database to connect to while others are made and dropped: `postgres` as a rule. All
    /// who work on one server should name the same.
    public LocalBranches(DatabaseUrl server) {
        this(server, Optional.empty(), POOL_SIZE);
    }

    /// `dataFolder` is where the server keeps its files, if that is known and on this machine. `poolSize`
    /// is how many copies of each base {@link #fillPool} keeps ready.
    public LocalBranches(DatabaseUrl server, Optional<Path> dataFolder, int poolSize) {
        this.server = server;
        this.copying = new Copying(server, dataFolder);
        this.poolSize = poolSize;
    }

    @Override
    public ProviderName name() {
        return ProviderName.LOCAL;
    }

    @Override
    public Capabilities capabilities() {
        var operation = operation("looking at the server");
        return operation.run(session -> new Survey(session, copying, operation).capabilities(poolSize));
    }

    @Override
    public List<String> check() {
        var operation = operation("checking the server");
        return operation.run(session -> new Survey(session, copying, operation).check());
    }

    @Override
    public Listing list() {
        return operation("listing the branches").run(session -> {
            var branches = new ArrayList<Branch>();
            var foreign = new ArrayList<String>();
            for (var database : session.catalogue().all().all()) {
                var branch = session.catalogue().findBranch(database);
                if (branch.isPresent()) {
                    branches.add(branch.get());
                } else if (!OF_POSTGRES.contains(database.name())
                        && !database.name().startsWith(OUR_HEAD)) {
                    foreign.add(database.name());
                }
            }
            return new Listing(branches, foreign);
        });
    }

    @Override
    public Optional<Branch> find(BranchName name) {
        return operation("looking for " + name)
                .run(session -> session.catalogue().findBranch(name.value()));
    }

    @Override
    public Branch create(NewBranch wanted, Progress progress) {
        var operation = operation("creating " + wanted.name());
        return operation.run(session -> new Creation(new Supply(session, copying, operation), wanted, progress).run());
    }

    @Override
    public Lease lease(BranchName name) {
        var operation = operation("connecting to " + name);
        return operation.run(session -> {
            var found = there(session, operation, name);
            if (found.is(Marker.Kind.BASE)) {
                throw operation.failure(
                        FailureKind.GUARDED,
                        "It is a base, sealed so that nothing changes what branches are made from.",
                        "Make a branch of it: seedbed branch create NAME --from " + name);
            }
            operation.requireBranch(found);
            return new Lease(server.withDatabase(name.value()));
        });
    }

    @Override
    public Branch publish(Publication publication, Progress progress) {
        return publisher().publish(publication, progress);
    }

    @Override
    public Branch rollback(BranchName base, Progress progress) {
        return publisher().rollback(base, progress);
    }

    @Override
    public Branch reset(BranchName name, Progress progress) {
        var operation = operation("resetting " + name);
        return operation.run(session -> new Reset(new Supply(session, copying, operation), progress).run(name));
    }

    @Override
    public Branch expire(BranchName name, Optional<Instant> when) {
        return mark(name, "setting the end of " + name, marker -> marker.expiring(when));
    }

    @Override
    public Branch guard(BranchName name, boolean guarded) {
        return mark(name, (guarded ? "guarding " : "taking the guard from ") + name, marker -> marker.guarded(guarded));
    }

    private Branch mark(BranchName name, String phrase, UnaryOperator<Marker> change) {
        var operation = operation(phrase);
        return operation.run(session -> {
            var marker = operation.requireBranch(there(session, operation, name));
            session.execute(LocalServer.comment(name.value(), change.apply(marker)));
            return session.catalogue().findBranch(name.value()).orElseThrow();
        });
    }

    @Override
    public boolean delete(BranchName name) {
        var operation = operation("deleting " + name);
        return operation.run(session -> {
            var found = session.catalogue().named(name.value()).find(name.value());
            if (found.isEmpty()) {
                return false;
            }
            operation.requireUnguarded(operation.requireBranch(found.get()));
            try {
                session.drop(found.get());
            } catch (SQLException e) {
                throw operation.refused(session, name.value(), e);
            }
            return true;
        });
    }

    @Override
    public List<Swept> sweep(SweepPolicy policy, Progress progress) {
        var operation = operation("sweeping");
        return operation.run(session -> new Sweep(session, operation, progress).run(policy));
    }

    /// Makes copies of each base until as many wait as there should; nothing else makes any. Takes as long
    /// as copying does, so this is for the background. Returns at once where another process is at it.
    public void fillPool(Progress progress) {
        fillPool(_ -> true, progress);
    }

    /// The same for one base.
    public void fillPool(BranchName base, Progress progress) {
        fillPool(base.value()::equals, progress);
    }

    private void fillPool(Predicate<String> bases, Progress progress) {
        var operation = operation("filling the pool");
        operation.run(session -> {
            new Pool(new Supply(session, copying, operation), poolSize, bases, progress).fill();
            return true;
        });
    }

    private LocalPublish publisher() {
        return new LocalPublish(server, copying, PUBLISHER_LIMIT);
    }

    private Operation operation(String phrase) {
        return new Operation(server, phrase);
    }

    private static LocalDatabase there(LocalServer session, Operation operation, BranchName name) throws SQLException {
        return session.catalogue()
                .named(name.value())
                .find(name.value())
                .orElseThrow(() -> operation.failure(
                        FailureKind.NOT_FOUND,
                        "There is no branch " + name + ".",
                        "Create it: seedbed branch create " + name));
    }
}
