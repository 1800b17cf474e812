package dev.seedbed.core.deliver;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.database.SqlScript;
import dev.seedbed.core.database.Statements;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// Loads a seed file as psql does with `ON_ERROR_STOP`: one statement after the other, and the lines below each
/// `COPY … FROM stdin`; the first that fails ends it.
public final class ScriptLoad {

    /// The largest file, in bytes: it is held in memory.
    public static final long LARGEST = 32_000_000;

    private static final String FAILED = "The seed file does not load.";

    private ScriptLoad() {}

    public static void into(Connections target, Path file, Progress progress) {
        var line = 1;
        try (var connection = target.open()) {
            var parts = SqlScript.parts(Files.readString(file));
            for (var index = 0; index < parts.size(); index++) {
                progress.stopIfCancelled();
                progress.report("loading the file", index, parts.size());
                line = parts.get(index).line();
                run(connection, parts.get(index));
            }
        } catch (SQLException failure) {
            throw SqlFailure.exception(FAILED + " Line " + line + ".", target.url(), failure);
        } catch (IOException failure) {
            throw Problem.error(
                            Category.UNREACHABLE,
                            "The seed file could not be read back.",
                            file.toString(),
                            String.valueOf(failure.getMessage()),
                            "Export again, to a place that you may read.")
                    .exception(failure);
        }
    }

    /// Runs one part of a script; lines for psql itself are passed over.
    public static void run(Connection connection, SqlScript.Part part) throws SQLException, IOException {
        switch (part) {
            case SqlScript.Part.Statement statement -> Statements.execute(connection, statement.text());
            case SqlScript.Part.Query query -> Statements.execute(connection, query.text());
            case SqlScript.Part.CopyData copy ->
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(copy.statement(), new StringReader(copy.rows()));
            case SqlScript.Part.MetaCommand _ -> {}
        }
    }
}
