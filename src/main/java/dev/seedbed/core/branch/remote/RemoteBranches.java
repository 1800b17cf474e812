package dev.seedbed.core.branch.remote;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.Lease;
import dev.seedbed.core.branch.Listing;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.branch.Swept;
import dev.seedbed.core.feedback.Progress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The branches of a service. Whatever the service, it looks first, writes down what it will do, and touches
/// only what carries Seedbed's mark.
public final class RemoteBranches implements BranchProvider {

    private final BranchService service;
    private final Journal journal;
    private final Pace pace;
    private final Readiness readiness;
    private final Refusal refusal;

    public RemoteBranches(BranchService service, Journal journal, Pace pace) {
        this.service = service;
        this.journal = journal;
        this.pace = pace;
        readiness = new Readiness(service, pace);
        refusal = new Refusal(service);
    }

    @Override
    public ProviderName name() {
        return service.provider();
    }

    @Override
    public Capabilities capabilities() {
        return service.capabilities();
    }

    @Override
    public List<String> check() {
        return service.check();
    }

    @Override
    public Listing list() {
        return Survey.of(service).listing();
    }

    @Override
    public Branch create(NewBranch wanted, Progress progress) {
        try (var work = begin("create", wanted.name())) {
            var branch = new Creation(service, readiness, work).create(wanted, progress);
            work.done();
            return Survey.branch(branch);
        }
    }

    @Override
    public Lease lease(BranchName name) {
        var operation = "connecting to " + name;
        var branch = Survey.of(service).find(name.value()).orElseThrow(() -> refusal.noBranch(operation, name));
        if (branch.is(Marker.Kind.BASE)) {
            throw refusal.of(
                    FailureKind.GUARDED,
                    operation,
                    "It is a base, and changes by publishing only.",
                    "Make a branch of it, and connect to that.");
        }
        ours(operation, branch);
        return service.lease(branch);
    }

    @Override
    public Branch publish(Publication publication, Progress progress) {
        return Survey.branch(new Publish(service, journal, readiness).publish(publication, progress));
    }

    /// One that was interrupted behind its last call is over: it does not go back once more.
    @Override
    public Branch rollback(BranchName base, Progress progress) {
        var operation = "rolling " + base + " back";
        try (var work = begin("publish", base)) {
            progress.report(operation, 0, 0);
            service.recover(base);
            var present = Survey.of(service).generation(base);
            var from = work.fact("rollback").map(Long::parseLong);
            if (from.isEmpty() || from.get() <= present) {
                work.note("rollback", Long.toString(present));
                work.step("rollback");
                service.rollback(base);
            }
            work.done();
        }
        return Survey.branch(Survey.of(service).findBase(base).orElseThrow(() -> refusal.noBase(operation, base)));
    }

    /// A reset that has to make the branch anew may have been interrupted when it was deleted, but not yet
    /// made.
    @Override
    public Branch reset(BranchName name, Progress progress) {
        try (var work = begin("reset", name)) {
            var creation = new Creation(service, readiness, work);
            var half = work.fact("base")
                    .filter(_ -> Survey.of(service).find(name.value()).isEmpty());
            var renewed = half.map(base -> creation.create(new NewBranch(name, new BranchName(base)), progress))
                    .orElseGet(() -> {
                        var branch = changeable("resetting " + name, name);
                        var base = branch.marker().flatMap(Marker::base).orElseThrow();
                        work.note("base", base);
                        return creation.renew(branch, new BranchName(base), Optional.empty(), progress);
                    });
            work.done();
            return Survey.branch(renewed);
        }
    }

    @Override
    public Branch expire(BranchName name, Optional<Instant> when) {
        var operation = "setting the end of " + name;
        var branch = branch(operation, name);
        if (when.isPresent() && capabilities().ends() == Capabilities.Ends.NONE) {
            throw refusal.endless(operation);
        }
        service.expire(branch, when.map(end -> end.truncatedTo(ChronoUnit.SECONDS)));
        return find(name).orElseThrow(() -> refusal.noBranch(operation, name));
    }

    @Override
    public Branch guard(BranchName name, boolean guarded) {
        service.guard(branch("guarding " + name, name), guarded);
        return find(name).orElseThrow(() -> refusal.noBranch("guarding " + name, name));
    }

    @Override
    public boolean delete(BranchName name) {
        if (Survey.of(service).find(name.value()).isEmpty()) {
            return false;
        }
        var branch = changeable("deleting " + name, name);
        try (var work = begin("delete", name)) {
            work.step("delete");
            readiness.delete(branch, Progress.UNWATCHED);
            work.done();
        }
        return true;
    }

    @Override
    public List<Swept> sweep(SweepPolicy policy, Progress progress) {
        return new Sweep(service, readiness, policy, Instant.now()).run(progress);
    }

    private Journal.Work begin(String operation, BranchName name) {
        return journal.begin(
                service.provider(), service.place(), operation, name.value(), pace.units(Pace.LONGEST_WAIT));
    }

    /// A branch of ours that may be changed or deleted.
    private RemoteBranch changeable(String operation, BranchName name) {
        var branch = branch(operation, name);
        if (branch.guarded()) {
            throw refusal.guarded(operation, name);
        }
        return branch;
    }

    private RemoteBranch branch(String operation, BranchName name) {
        var branch = Survey.of(service).find(name.value()).orElseThrow(() -> refusal.noBranch(operation, name));
        ours(operation, branch);
        if (!branch.is(Marker.Kind.BRANCH)) {
            throw refusal.of(FailureKind.GUARDED, operation, "It is no branch, but a base or a part of one.");
        }
        return branch;
    }

    private void ours(String operation, RemoteBranch branch) {
        if (branch.marker().isEmpty() || branch.isDefault()) {
            throw refusal.notOurs(operation, branch.name());
        }
    }
}
