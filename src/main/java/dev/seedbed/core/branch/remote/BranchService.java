package dev.seedbed.core.branch.remote;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.Lease;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.feedback.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one service offers, a call or two each, without policy: {@link RemoteBranches} decides what may be
/// called when, looks first, retries, and waits.
///
/// Every method throws a {@link dev.seedbed.core.branch.BranchException} with the kind that the service's
/// answer means. A method that makes something by a POST is called once, and may end `AMBIGUOUS`; all others
/// can be repeated.
public interface BranchService {

    ProviderName provider();

    /// Where this is, for messages and the journal: "project acme-e2e". The same words always mean the same
    /// place.
    String place();

    Capabilities capabilities();

    /// How long a new branch may take until it answers SQL.
    Duration patience();

    /// Reads what shows that key, rights and settings are good; returns what it found, as sentences.
    List<String> check();

    /// Every branch, from all pages, ours or not, the base among them. A base that is being exchanged may be
    /// missing, its stage and predecessor are there then.
    List<RemoteBranch> branches();

    /// Begins a branch of the base, with its rows. The marker says what it is; it has an end only where the
    /// service keeps one.
    RemoteBranch create(BranchName name, RemoteBranch base, Marker marker);

    State state(RemoteBranch branch);

    /// Brings the base's rows into a branch that is ready and came without them; most come with them. They may
    /// be of a later generation than `base` was at; then the branch's note says so.
    default void fill(RemoteBranch branch, RemoteBranch base, Progress progress) {}

    /// A login to a branch that is ready.
    Lease lease(RemoteBranch branch);

    /// Begins to give the branch the base's rows again. Throws `FEATURE_UNAVAILABLE` where that takes a new
    /// branch.
    void reset(RemoteBranch branch, RemoteBranch base);

    /// Never called with an end where the service keeps none.
    void expire(RemoteBranch branch, Optional<Instant> when);

    void guard(RemoteBranch branch, boolean guarded);

    /// Begins to delete; what is gone already is no failure.
    void delete(RemoteBranch branch);

    /// Makes the place to load the next generation into. The marker says which generation. Throws `NAME_TAKEN`
    /// where another publisher has it.
    RemoteBranch openStage(BranchName base, Marker marker);

    /// Makes a stage that is loaded and sealed the base. Can be called again after it stopped anywhere.
    void commit(BranchName base, RemoteBranch stage, Marker marker);

    /// Finishes an exchange that stopped midway, so that the base is there again; does nothing where none did.
    void recover(BranchName base);

    /// Exchanges the base for the generation before it. Throws `FEATURE_UNAVAILABLE` or `NOT_FOUND` where there
    /// is none.
    void rollback(BranchName base);
}
