package dev.seedbed.testing;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SqlScript;
import dev.seedbed.core.deliver.ScriptLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Loads a script as psql would with `ON_ERROR_STOP`: statements, `COPY … FROM stdin` with its lines; lines for psql
/// itself are passed over.
public final class SeedFileLoader {

    private SeedFileLoader() {}

    public static void load(DatabaseUrl url, Path file) {
        try {
            load(url, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Loads statement by statement, and passes over what fails: to see how far a file gets that does not load.
    public static void loadWhatWorks(DatabaseUrl url, Path file) {
        try (var connection = connect(url)) {
            for (var part : SqlScript.parts(Files.readString(file))) {
                try {
                    run(connection, alone(part));
                } catch (AssertionError _) {
                    // What it would have loaded is counted as missing.
                }
            }
        } catch (SQLException | IOException e) {
            throw new AssertionError("The script could not be loaded into " + url, e);
        }
    }

    /// The part without the transaction around it.
    private static SqlScript.Part alone(SqlScript.Part part) {
        return part instanceof SqlScript.Part.Statement(var line, var text)
                ? new SqlScript.Part.Statement(
                        line, text.matches("BEGIN|COMMIT") ? "" : text.replaceFirst("^SET LOCAL ", "SET "))
                : part;
    }

    public static void load(DatabaseUrl url, String script) {
        try (var connection = connect(url)) {
            for (var part : SqlScript.parts(script)) {
                run(connection, part);
            }
        } catch (SQLException e) {
            throw new AssertionError("The script could not be loaded into " + url, e);
        }
    }

    private static Connection connect(DatabaseUrl url) throws SQLException {
        var address = url.connectable().replaceFirst("^postgres://(.*@)?", "jdbc:postgresql://");
        var simple = address + (address.contains("?") ? "&" : "?") + "preferQueryMode=simple";
        var password = url.password().map(secret -> secret.value()).orElse("");
        return DriverManager.getConnection(simple, url.user(), password);
    }

    private static void run(Connection connection, SqlScript.Part part) {
        try {
            ScriptLoad.run(connection, part);
        } catch (SQLException | IOException e) {
            throw new AssertionError("Line " + part.line() + ": " + e.getMessage(), e);
        }
    }
}
