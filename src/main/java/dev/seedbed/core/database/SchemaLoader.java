package dev.seedbed.core.database;

import dev.seedbed.core.database.LeftOut.Note;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/// Runs a schema file in an empty database: keeps what works, and lists the rest with its lines.
///
/// What can't matter to rows is passed over, and what concerns the whole server. Rows of a dump are left out: Seedbed
/// reads schemas, not data. A file of which nothing works is no schema.
record SchemaLoader(DatabaseUrl database, String origin) {

    private static final Pattern INCLUDE = Pattern.compile("\\\\(?:i|ir|include|include_relative|copy)\\b.*");

    private static final Pattern GSET = Pattern.compile("\\\\gset\\s*(\\S*).*");

    /// Rows that came in all the same: by DO blocks, functions or CREATE TABLE AS.
    private static final String EMPTY = """
            DO $$
            DECLARE
                item regclass;
            BEGIN
                FOR item IN SELECT oid FROM pg_class WHERE relkind = 'r'
                    AND pg_has_role(relowner, 'USAGE') AND relnamespace::regnamespace::text !~ '^pg_'
                    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
                    AND pg_relation_size(oid) > 0
                LOOP
                    BEGIN
                        EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', item);
                        EXECUTE format('TRUNCATE %s CASCADE', item);
                        EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', item);
                    EXCEPTION WHEN OTHERS THEN
                        NULL;
                    END;
                END LOOP;
            END $$""";

    /// What was left out.
    List<Problem> load(String ddl, Progress progress) {
        var script = MigrationScript.of(ddl);
        var parts = SqlScript.parts(script.text());
        var leftOut = new LeftOut(origin);
        script.placeholders().forEach(_ -> leftOut.note(Note.PLACEHOLDERS, lineOf(script, ddl)));
        try (var session = SchemaSession.open(database)) {
            var run = new SchemaRun(session, new LaterNames(parts), leftOut);
            var variables = new PsqlVariables();
            var done = 0;
            for (var part : parts) {
                progress.stopIfCancelled();
                progress.report("loading the schema", done++, parts.size());
                take(part, variables, run, leftOut);
            }
            run.finish();
            session.execute(EMPTY);
            return leftOut.problems();
        } catch (SQLException e) {
            throw SqlFailure.exception("The schema could not be loaded.", database, e);
        }
    }

    private static int lineOf(MigrationScript script, String ddl) {
        var first = ddl.indexOf(script.placeholders().getFirst());
        return 1 + LeftOut.newlines(ddl.substring(0, Math.max(0, first)));
    }

    private static void take(SqlScript.Part part, PsqlVariables variables, SchemaRun run, LeftOut leftOut)
            throws SQLException {
        switch (part) {
            case SqlScript.Part.MetaCommand command -> {
                variables.take(command.text());
                if (INCLUDE.matcher(command.text()).matches() && !variables.skipping()) {
                    leftOut.note(Note.INCLUDES, command.line());
                }
            }
            case SqlScript.Part.CopyData _ -> {}
            case SqlScript.Part.Statement statement -> {
                if (!variables.skipping()) {
                    run.run(statement.line(), variables.fill(statement.text()));
                }
            }
            case SqlScript.Part.Query query -> {
                if (!variables.skipping()) {
                    answer(query, variables, run);
                }
            }
        }
    }

    /// `\gset` makes variables of the answer, `\gexec` runs it.
    private static void answer(SqlScript.Part.Query query, PsqlVariables variables, SchemaRun run) throws SQLException {
        var gset = GSET.matcher(query.command());
        for (var row : run.query(query.line(), variables.fill(query.text()))) {
            if (gset.matches()) {
                row.forEach((name, value) -> variables.set(gset.group(1) + name, value));
            } else if (query.command().startsWith("\\gexec")) {
                for (var statement : row.values()) {
                    run.run(query.line(), statement);
                }
            }
        }
    }
}
