package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.util.ServerErrorMessage;

/// Runs a DDL script in an empty database: keeps what works, and lists the rest with its lines.
///
/// What can't matter to rows is passed over: owners and privileges, transaction control, lines for psql itself, whole
/// databases. Rows of a dump are left out: Seedbed reads schemas, not data. A statement that fails is tried again
/// behind the others, for files in another order. What is no SQL at all ends the loading.
record SchemaLoader(DatabaseUrl database, String origin) {

    private static final Pattern PASSED_OVER = Pattern.compile("(?is)(?:"
            + "(?:CREATE|ALTER|DROP)\\s+DATABASE\\b"
            + "|(?:GRANT|REVOKE|INSERT|UPDATE|DELETE|MERGE|BEGIN|COMMIT|ROLLBACK|END|SAVEPOINT|RELEASE|ANALYZE|VACUUM)\\b"
            + "|START\\s+TRANSACTION\\b|ALTER\\s+DEFAULT\\s+PRIVILEGES\\b|SET\\s+(?:SESSION|ROLE|TRANSACTION|client_encoding)\\b"
            + "|ALTER\\s+.*\\sOWNER\\s+TO\\s+\\S+$).*");
    private static final Pattern INCLUDE = Pattern.compile("\\\\(?:i|ir|include|include_relative)\\b.*");
    private static final int SHOWN_CHARACTERS = 160;
    private static final String SYNTAX = "42601";

    /// Rows that came in all the same: by DO blocks, functions or CREATE TABLE AS.
    private static final SqlScript.Part.Statement EMPTY = new SqlScript.Part.Statement(1, """
            DO $$
            DECLARE
                item regclass;
                filled boolean;
            BEGIN
                FOR item IN SELECT oid FROM pg_class WHERE relkind = 'r'
                    AND pg_has_role(relowner, 'USAGE') AND relnamespace::regnamespace::text !~ '^pg_'
                    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
                LOOP
                    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', item) INTO filled;
                    IF filled THEN
                        EXECUTE format('TRUNCATE %s CASCADE', item);
                    END IF;
                END LOOP;
            END $$""");

    /// What was left out.
    List<Problem> load(String ddl, Progress progress) {
        var open = SqlScript.parts(ddl).stream()
                .flatMap(part -> statement(part).stream())
                .toList();
        try (var connection = connect()) {
            var failed = run(connection, open, progress);
            while (!failed.isEmpty() && failed.size() < open.size()) {
                open = failed.keySet().stream().toList();
                failed = run(connection, open, progress);
            }
            execute(connection, EMPTY);
            return failed.entrySet().stream()
                    .map(entry -> fault(entry.getKey(), entry.getValue()))
                    .toList();
        } catch (SQLException e) {
            throw SqlFailure.exception("The schema could not be loaded.", database, e);
        }
    }

    /// The statements that failed, in the order of the file.
    private Map<SqlScript.Part.Statement, SQLException> run(
            Connection connection, List<SqlScript.Part.Statement> statements, Progress progress) {
        var failed = new LinkedHashMap<SqlScript.Part.Statement, SQLException>();
        var done = 0;
        for (var statement : statements) {
            progress.stopIfCancelled();
            progress.report("loading the schema", done++, statements.size());
            execute(connection, statement).ifPresent(failure -> failed.put(statement, failure));
        }
        return failed;
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

    private Optional<SqlScript.Part.Statement> statement(SqlScript.Part part) {
        return switch (part) {
            case SqlScript.Part.Statement statement ->
                Optional.of(statement)
                        .filter(kept -> !PASSED_OVER.matcher(kept.text()).matches());
            case SqlScript.Part.MetaCommand command -> {
                if (INCLUDE.matcher(command.text()).matches()) {
                    throw problem(
                                    command.line(),
                                    command.text(),
                                    "It includes another file, which Seedbed does not read.",
                                    "Put the files into one, in the order in which they are loaded.")
                            .exception();
                }
                yield Optional.empty();
            }
            case SqlScript.Part.CopyData _ -> Optional.empty();
        };
    }

    private Optional<SQLException> execute(Connection connection, SqlScript.Part.Statement part) {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(part.text());
            return Optional.empty();
        } catch (SQLException failure) {
            if (!isOfTheText(SqlFailure.state(failure))) {
                throw SqlFailure.exception("The schema could not be loaded.", database, failure);
            }
            if (SqlFailure.state(failure).equals(SYNTAX)) {
                throw fault(part, failure).exception(failure);
            }
            return Optional.of(failure);
        }
    }

    private Problem fault(SqlScript.Part.Statement part, SQLException failure) {
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

    private Problem problem(int line, String text, String why, String remedy) {
        var shown = text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
        return Problem.error(
                Category.USAGE,
                "PostgreSQL does not take a statement of the schema.",
                origin + ", line " + line + ": " + shown,
                why,
                remedy);
    }
}
