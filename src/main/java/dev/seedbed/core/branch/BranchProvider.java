package dev.seedbed.core.branch;

import dev.seedbed.core.feedback.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where branches live: a PostgreSQL server of one's own, or a service that sells them.
///
/// Every method blocks, and throws a {@link BranchException} where the provider refuses or fails. Each can be
/// called again after it was interrupted at any point, also in another process, and then ends in the state that
/// was asked for. What Seedbed did not make is listed by name only, and never touched.
public interface BranchProvider {

    ProviderName name();

    Capabilities capabilities();

    /// Asks whether the place can be reached and the key has the rights that are needed; changes nothing.
    /// Returns what it found, as sentences.
    List<String> check();

    Listing list();

    default Optional<Branch> find(BranchName name) {
        return list().branches().stream()
                .filter(branch -> branch.name().equals(name))
                .findFirst();
    }

    /// A branch with the rows of the base, whole and answering SQL when this returns. One that is there already
    /// is taken as it is when it is ours and of the base's present generation, and ends when it is wanted to
    /// where that can be changed; otherwise this fails unless a fresh one is asked for. One that has expired is
    /// made anew. Fails before it does anything where a life is wanted, and the provider keeps no end.
    Branch create(NewBranch wanted, Progress progress);

    /// How to connect to a branch that exists. Never to a base that is sealed.
    Lease lease(BranchName name);

    /// Makes the next generation of a base. Until it is whole the old one serves; fails with `STALE_BASE` when
    /// somebody else published since this began.
    Branch publish(Publication publication, Progress progress);

    /// Takes the generation before the present one back.
    Branch rollback(BranchName base, Progress progress);

    /// Throws away what was changed in a branch: afterwards it has the rows of the base's present generation,
    /// under the same URL where the provider can. An end that is over is no end of it any more.
    Branch reset(BranchName name, Progress progress);

    /// Until when a branch is needed; empty for ever.
    Branch expire(BranchName name, Optional<Instant> when);

    Branch guard(BranchName name, boolean guarded);

    /// Deletes a branch, ending the sessions in it; refuses a base, a guarded branch, and what is not ours.
    /// False when there is no such branch.
    boolean delete(BranchName name);

    /// Clears away what nobody needs any more: expired branches, what dead processes left, generations that no
    /// branch is of. Returns what went, or would go.
    List<Swept> sweep(SweepPolicy policy, Progress progress);
}
