package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Turns what a server answered into a problem that a person can act on.
public final class SqlFailure {

    private static final String CLOSED = "Connection is closed";
    private static final String NO_CONNECTION = "08003";

    private SqlFailure() {}

    /// `what` is the sentence that says what could not be done: "The rows of public.accounts could not be loaded."
    public static SeedbedException exception(String what, DatabaseUrl where, SQLException failure) {
        var state = state(failure);
        return Problem.error(category(state), what, where.place(), why(failure), remedy(failure, state))
                .exception(failure);
    }

    /// The server's five-character code, or "" where the failure has none. The pool has none for a connection that was
    /// lost before.
    public static String state(SQLException failure) {
        var ofPool = CLOSED.equals(failure.getMessage()) ? NO_CONNECTION : "";
        return Objects.requireNonNullElse(failure.getSQLState(), ofPool);
    }

    /// Whether the server or the way to it went away, which says nothing of what it was asked.
    public static boolean lost(SQLException failure) {
        return state(failure).startsWith("08") || state(failure).startsWith("57P");
    }

    /// The server's own sentence, without severity and code.
    public static String message(SQLException failure) {
        return answer(failure)
                .map(ServerErrorMessage::getMessage)
                .or(() -> Optional.ofNullable(failure.getMessage()))
                .orElse("The driver gave no reason.");
    }

    public static Optional<ServerErrorMessage> answer(SQLException failure) {
        return failure instanceof PSQLException refused
                ? Optional.ofNullable(refused.getServerErrorMessage())
                : Optional.empty();
    }

    /// Where in the text that was executed the server found the fault, counted from 0.
    static OptionalInt position(SQLException failure, String text) {
        var position = answer(failure).map(ServerErrorMessage::getPosition).orElse(0);
        return position > 0 && position <= text.length() ? OptionalInt.of(position - 1) : OptionalInt.empty();
    }

    /// The reason in one line, with the code.
    public static String why(SQLException failure) {
        var answer = answer(failure);
        var parts = Stream.of(
                Optional.of(message(failure)),
                answer.map(ServerErrorMessage::getDetail),
                answer.map(ServerErrorMessage::getWhere)
                        .flatMap(context -> context.lines().findFirst()));
        var text = parts.flatMap(Optional::stream).collect(Collectors.joining(" | "));
        return state(failure).isEmpty() ? text : text + " (SQLSTATE " + state(failure) + ")";
    }

    private static Category category(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "42", "22" -> Category.USAGE;
            case "23", "44" -> Category.UNSATISFIABLE;
            default -> Category.UNREACHABLE;
        };
    }

    private static String remedy(SQLException failure, String state) {
        return switch (state) {
            case "53100" -> "The server's disk is full: free space there, or delete branches that nobody uses.";
            case "53200" -> "The server ran out of memory: close other work on it and run again.";
            case "53300" -> "The server has no connection left: close other clients and run again.";
            case "25006" -> "The session is read-only on purpose: Seedbed never writes to a database it did not make.";
            case "42501" -> "The user lacks the right: grant it, or connect as the owner.";
            case "57014" ->
                "The server stopped it, because it took too long or was cancelled: run it when the server is idle.";
            case "55P03" -> "Another session holds a lock on it: wait until it ends, or end it.";
            case "55006" -> "Other sessions use it: close them and run again.";
            case "57P01", "57P02", "57P03" -> "The server was stopped: start it and run again.";
            case "40P01", "40001" -> "Another session was in the way: run it again.";
            default -> byClass(failure, state);
        };
    }

    private static String byClass(SQLException failure, String state) {
        if (state.startsWith("08")) {
            return "The connection was lost: check that the server still runs, and run again.";
        }
        return answer(failure).map(ServerErrorMessage::getHint).orElse("");
    }
}
