package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchFailure;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.SeedbedException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;

/// One call on a server, and how its failures are told. `phrase` says what is being done: "creating
/// pr-123".
record Operation(DatabaseUrl server, String phrase) {

    /// The server asks for a password, and there is none.
    private static final String NO_PASSWORD = "08004";

    interface Work<T> {
        T on(LocalServer session) throws SQLException;
    }

    /// Does it in a session of its own.
    <T> T run(Work<T> work) {
        try (var session = connect()) {
            return work.on(session);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private LocalServer connect() {
        try {
            return LocalServer.connect(server);
        } catch (SeedbedException e) {
            var state = e.getCause() instanceof SQLException cause ? SqlFailure.state(cause) : "";
            var kind = state.startsWith("28") || NO_PASSWORD.equals(state)
                    ? FailureKind.AUTH_INVALID
                    : FailureKind.TRANSIENT;
            throw failure(kind, state, e.problem().why(), e.problem().remedy(), e);
        }
    }

    /// Seedbed itself refuses, or gives up.
    BranchException failure(FailureKind kind, String detail, String remedy) {
        return new BranchFailure(kind, ProviderName.LOCAL, server.place(), phrase, detail, remedy).exception();
    }

    /// The server refused.
    BranchException refused(SQLException failure) {
        var state = SqlFailure.state(failure);
        return refused(kind(state), failure);
    }

    BranchException refused(FailureKind kind, SQLException failure) {
        var state = SqlFailure.state(failure);
        var problem = SqlFailure.exception(phrase, server, failure).problem();
        var detail = problem.why().replace(" (SQLSTATE " + state + ")", "");
        return failure(kind, state, detail, problem.remedy(), failure);
    }

    BranchException failure(FailureKind kind, String state, String detail, String remedy, Exception cause) {
        var failure = new BranchFailure(
                kind,
                ProviderName.LOCAL,
                server.place(),
                phrase,
                OptionalInt.empty(),
                state,
                "",
                Optional.empty(),
                detail,
                remedy);
        return new BranchException(failure, cause);
    }

    /// The database has to be a branch, and ours; neither a base nor anything else is ever touched.
    Marker requireBranch(LocalDatabase database) {
        var marker = database.marker().filter(_ -> BranchName.fits(database.name()));
        if (marker.filter(found -> found.kind() == Marker.Kind.BASE).isPresent()) {
            throw failure(
                    FailureKind.GUARDED,
                    "It is a base: branches are made from it, and publishing replaces it.",
                    "If it has to go, drop it with a database client.");
        }
        var branch = marker.filter(found -> found.kind() == Marker.Kind.BRANCH)
                .orElseThrow(() -> failure(
                        FailureKind.NOT_OURS,
                        "The database " + database.name() + " was not made as a branch.",
                        "Choose another name; if it has to go, drop it with a database client."));
        requireOwned(database);
        return branch;
    }

    void requireOwned(LocalDatabase database) {
        if (!database.owned()) {
            throw failure(
                    FailureKind.NOT_OURS,
                    "The database " + database.name() + " belongs to the role " + database.owner() + ".",
                    "Connect as that role, or as a member of it.");
        }
    }

    void requireUnguarded(Marker branch) {
        if (branch.guarded()) {
            throw failure(FailureKind.GUARDED, "", "");
        }
    }

    /// What the server answered about a database that others may be connected to.
    BranchException refused(LocalServer session, String database, SQLException failure) throws SQLException {
        return switch (SqlFailure.state(failure)) {
            case LocalServer.IN_USE -> inUse(session.holders(database), failure);
            case Swap.MOVED ->
                failure(FailureKind.LOCKED, "", "Somebody else changed it meanwhile.", "Run it again.", failure);
            default -> refused(failure);
        };
    }

    private BranchException inUse(String holders, SQLException failure) {
        var whose = holders.isEmpty() ? "" : " Sessions: " + holders + ".";
        return failure(
                FailureKind.LOCKED,
                LocalServer.IN_USE,
                "Others are connected, and this role could not end their sessions." + whose,
                "Close those sessions, or connect as a member of pg_signal_backend, and run it again.",
                failure);
    }

    private static FailureKind kind(String state) {
        return switch (state) {
            case "42501" -> FailureKind.SCOPE_MISSING;
            case "3D000" -> FailureKind.NOT_FOUND;
            case LocalServer.NAME_TAKEN, LocalServer.NAME_TAKEN_JUST_NOW -> FailureKind.NAME_TAKEN;
            case LocalServer.IN_USE, "55P03" -> FailureKind.LOCKED;
            case "53100" -> FailureKind.QUOTA_EXHAUSTED;
            case "40001", "40P01", "57014" -> FailureKind.TRANSIENT;
            default -> byClass(state);
        };
    }

    private static FailureKind byClass(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> FailureKind.AMBIGUOUS;
            case "53", "57" -> FailureKind.TRANSIENT;
            case "28" -> FailureKind.AUTH_INVALID;
            case "0A" -> FailureKind.FEATURE_UNAVAILABLE;
            case "22", "42" -> FailureKind.INVALID_REQUEST;
            default -> FailureKind.OPERATION_FAILED;
        };
    }
}
