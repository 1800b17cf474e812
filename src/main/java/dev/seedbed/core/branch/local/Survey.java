package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.database.Connections;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What one server can do for branches, and whether this role may ask it to.
record Survey(LocalServer session, Copying copying, Operation operation) {

    Capabilities capabilities(int poolSize) throws SQLException {
        var shares = copying.sharing(session) == BlockSharing.PROVEN;
        return new Capabilities(
                shares ? Capabilities.Copying.SHARED_BLOCKS : Capabilities.Copying.FULL_COPY,
                Capabilities.Publishing.SWAP,
                true,
                true,
                true,
                LocalBranches.ENDS,
                shares
                        ? "at once, at any size"
                        : "about 1 second a gigabyte" + (poolSize > 0 ? ", at once from the pool" : ""),
                shares ? "disk space for what is changed in it" : "disk space of the base's size",
                notes(poolSize));
    }

    private List<String> notes(int poolSize) throws SQLException {
        var notes = new ArrayList<String>();
        notes.add(sharing());
        if (poolSize > 0) {
            notes.add("Up to " + poolSize + " copies of each base are kept ready, and take their space.");
        }
        notes.add("Grants, connection limit and settings of the base are given to each branch.");
        notes.add("Seedbed ends expired branches when it sweeps: the server itself ends none.");
        return notes;
    }

    private String sharing() throws SQLException {
        return switch (copying.sharing(session)) {
            case PROVEN -> "Branches share blocks with their base: that was tried on the server's file system.";
            case NONE -> "Server or file system cannot share blocks, so each branch is a full copy.";
            case UNKNOWN -> "Whether branches share blocks with their base cannot be seen from here.";
        };
    }

    List<String> check() throws SQLException {
        if (session.version() < Connections.OLDEST_VERSION) {
            throw operation.failure(
                    FailureKind.INCOMPATIBLE,
                    "It is PostgreSQL " + version() + ".",
                    "Use PostgreSQL " + Connections.OLDEST_VERSION + " or newer.");
        }
        if (yes("SELECT pg_is_in_recovery()")) {
            throw operation.failure(
                    FailureKind.INCOMPATIBLE, "It is a standby, which takes no changes.", "Use its primary.");
        }
        if (!yes("SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user")) {
            throw operation.failure(
                    FailureKind.SCOPE_MISSING,
                    "The role may not create databases.",
                    "As an administrator: ALTER ROLE \"" + operation.server().user() + "\" CREATEDB");
        }
        var seen = session.catalogue().all();
        return List.of(
                "PostgreSQL " + version() + " at " + operation.server().host() + ":"
                        + operation.server().port() + ".",
                "The role " + operation.server().user() + " may create databases.",
                seen.bases().size() + " bases, " + seen.branches().size() + " branches.",
                sharing());
    }

    private String version() throws SQLException {
        return session.value("SHOW server_version").orElse("");
    }

    private boolean yes(String question) throws SQLException {
        return session.value(question).filter("t"::equals).isPresent();
    }
}
