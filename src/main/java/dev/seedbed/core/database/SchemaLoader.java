package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.postgresql.util.ServerErrorMessage;

/// Runs a DDL script in an empty database, and says on which line it went wrong.
///
/// Rows of a dump are left out: Seedbed reads schemas, not data. So are lines for psql itself and statements about
/// whole databases.
record SchemaLoader(DatabaseUrl database, String origin) {

    private static final Pattern ABOUT_DATABASES = Pattern.compile("(?is)(?:CREATE|ALTER|DROP)\\s+DATABASE\\b.*");
    private static final Pattern INCLUDE = Pattern.compile("\\\\(?:i|ir|include|include_relative)\\b.*");
    private static final int SHOWN_CHARACTERS = 160;

    void load(String ddl, Progress progress) {
        var parts = SqlScript.parts(ddl);
        try (var connection = connect()) {
            var done = 0;
            for (var part : parts) {
                progress.stopIfCancelled();
                progress.report("loading the schema", done++, parts.size());
                load(connection, part);
            }
        } catch (SQLException e) {
            throw SqlFailure.exception("The schema could not be loaded.", database, e);
        }
    }

    /// Simple queries: the server gets each statement as it is written, so its error positions are ours.
    private Connection connect() throws SQLException {
        var connection =
                DriverManager.getConnection(database.jdbcUrl() + "?preferQueryMode=simple", database.user(), "");
        try (var statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off; SET statement_timeout = '5min'");
        }
        return connection;
    }

    private void load(Connection connection, SqlScript.Part part) {
        switch (part) {
            case SqlScript.Part.Statement statement -> {
                if (!ABOUT_DATABASES.matcher(statement.text()).matches()) {
                    execute(connection, statement);
                }
            }
            case SqlScript.Part.MetaCommand command -> {
                if (INCLUDE.matcher(command.text()).matches()) {
                    throw problem(
                            command.line(),
                            command.text(),
                            "It includes another file, which Seedbed does not read.",
                            "Put the files into one, in the order in which they are loaded.");
                }
            }
            case SqlScript.Part.CopyData _ -> {}
        }
    }

    private void execute(Connection connection, SqlScript.Part.Statement part) {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(part.text());
        } catch (SQLException e) {
            throw failed(part, e);
        }
    }

    private SeedbedException failed(SqlScript.Part.Statement part, SQLException failure) {
        if (!isOfTheText(SqlFailure.state(failure))) {
            return SqlFailure.exception("The schema could not be loaded.", database, failure);
        }
        var offset = SqlFailure.answer(failure)
                .map(ServerErrorMessage::getPosition)
                .filter(position -> position > 0 && position <= part.text().length())
                .map(position -> position - 1)
                .orElse(0);
        var before = part.text().substring(0, offset);
        var line = part.line()
                + (int) before.chars().filter(character -> character == '\n').count();
        var text = part.text()
                .substring(before.lastIndexOf('\n') + 1)
                .lines()
                .findFirst()
                .orElse("");
        var why = SqlFailure.message(failure) + " (SQLSTATE " + SqlFailure.state(failure) + ")";
        return problem(line, text.strip(), why, remedy(failure));
    }

    /// Whether the file is to blame, and not the server: a lost connection, a full disk.
    private static boolean isOfTheText(String state) {
        return !state.startsWith("08") && !state.startsWith("53") && !state.startsWith("57") && !state.startsWith("58");
    }

    private static String remedy(SQLException failure) {
        var message = SqlFailure.message(failure);
        if (message.startsWith("role ") || message.contains("to create role")) {
            return "Write the dump without owners and grants: pg_dump --schema-only --no-owner --no-privileges";
        }
        if (message.startsWith("extension ") || message.contains("extension control file")) {
            return "The embedded server lacks that extension: give the URL of a server that has it and this schema.";
        }
        return SqlFailure.answer(failure)
                .map(ServerErrorMessage::getHint)
                .map(hint -> hint + " Correct that line, and run again.")
                .orElse(
                        "Correct that line, and run again. The file must hold a whole PostgreSQL schema, in an order that"
                                + " loads.");
    }

    private SeedbedException problem(int line, String text, String why, String remedy) {
        var shown = text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
        return Problem.error(
                        Category.USAGE,
                        "The schema has a fault that PostgreSQL does not accept.",
                        origin + ", line " + line + ": " + shown,
                        why,
                        remedy)
                .exception();
    }
}
