package dev.seedbed.core.branch;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import java.util.List;
import java.util.Optional;

/// Where branches live: a PostgreSQL server of one's own, or a service that sells them.
///
/// Looks only at databases that Seedbed made there; all others do not exist for it.
public interface BranchProvider {

    /// The bases and their branches, by name.
    List<Branch> list();

    Optional<Branch> find(BranchName name);

    /// A new branch with the rows of the base, whole when this returns; fails when the name is taken.
    Branch create(BranchName name, BranchName base, Progress progress);

    /// Deletes a branch, ending the sessions in it; refuses a base. False when there is no such branch.
    boolean delete(BranchName name);

    /// How to connect to an existing branch.
    DatabaseUrl url(BranchName name);
}
