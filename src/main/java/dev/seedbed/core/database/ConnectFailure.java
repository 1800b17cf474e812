package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Says why a database could not be reached, and what would let it be.
final class ConnectFailure {

    private ConnectFailure() {}

    static SeedbedException exception(DatabaseUrl url, SQLException failure) {
        var cause = byCause(url, failure)
                .or(() -> byState(url, failure))
                .orElseGet(() -> new Cause(
                        SqlFailure.message(failure),
                        "Check the address, and that the server runs and can be reached."));
        return Problem.error(
                        Category.UNREACHABLE,
                        "Seedbed could not connect to the database.",
                        url.place(),
                        cause.why,
                        cause.remedy)
                .exception(failure);
    }

    private record Cause(String why, String remedy) {}

    private static Optional<Cause> byCause(DatabaseUrl url, SQLException failure) {
        for (Throwable cause = failure; cause instanceof Exception; cause = cause.getCause()) {
            if (cause instanceof IOException network) {
                return byNetwork(url, network);
            }
        }
        return mentions(failure, "ssl") ? Optional.of(encryption(SqlFailure.message(failure))) : Optional.empty();
    }

    private static Optional<Cause> byNetwork(DatabaseUrl url, IOException failure) {
        var server = url.host() + ":" + url.port();
        return switch (failure) {
            case UnknownHostException _ ->
                because(
                        "No host of the name \"" + url.host() + "\" is known.",
                        "Check the host's spelling, your network and your VPN.");
            case NoRouteToHostException _ ->
                because("There is no network route to " + url.host() + ".", "Check your network and VPN.");
            case ConnectException _ ->
                because(
                        "Nothing listens on " + server + ": the connection was refused.",
                        "Start the server, or correct host and port.");
            case SocketTimeoutException _ ->
                because(
                        server + " did not answer in time.",
                        "Check host, port and firewalls; a sleeping server may need a second try.");
            case SSLException _ -> Optional.of(encryption(FileFailure.reason(failure)));
            default -> Optional.empty();
        };
    }

    private static Cause encryption(String why) {
        return new Cause(
                "The encrypted connection failed: " + why,
                "Set sslmode in the address to what the server offers: disable, require or verify-full.");
    }

    private static Optional<Cause> byState(DatabaseUrl url, SQLException failure) {
        var message = SqlFailure.message(failure);
        return switch (SqlFailure.state(failure)) {
            case "28P01" ->
                because(
                        "The server refused the password of user \"" + url.user() + "\".",
                        "Correct user and password in the address.");
            case "28000" ->
                because(message, "Check that the user exists and may log in from here (the server's pg_hba.conf).");
            case "3D000" ->
                because(
                        "The server has no database \"" + url.database() + "\".",
                        "Correct the database's name, or create it.");
            case "53300" ->
                because("The server has no connection left.", "Close other clients, or raise max_connections there.");
            case "57P03" -> because(message, "The server is starting or stopping; try again soon.");
            case "55000" ->
                because(message, "A sealed base-seed takes no connections; make a branch of it and connect to that.");
            case "08004" -> noPassword(failure);
            default -> Optional.empty();
        };
    }

    private static Optional<Cause> noPassword(SQLException failure) {
        return mentions(failure, "password")
                ? because(
                        "The server asks for a password, and the address has none.",
                        "Put it into ~/.pgpass, for a command also into PGPASSWORD, or into the address: postgres://user:password@…")
                : Optional.empty();
    }

    private static Optional<Cause> because(String why, String remedy) {
        return Optional.of(new Cause(why, remedy));
    }

    private static boolean mentions(SQLException failure, String word) {
        return SqlFailure.message(failure).toLowerCase(Locale.ROOT).contains(word);
    }
}
