package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.Seal;
import dev.seedbed.core.schema.Sql;
import java.util.List;

/// Puts another database behind a name, in one transaction: nobody ever sees the name missing.
///
/// `old` has the name now, and gets the name `aside`. It fails with {@link #MOVED} when `old` is not what
/// it was when it was looked at.
record Swap(LocalDatabase old, String aside, Marker asideMarker, String successor, Marker marker) {

    static final String MOVED = Seal.MOVED;

    List<String> statements() {
        return List.of(
                LocalServer.rename(old.name(), aside),
                expectation(),
                LocalServer.comment(aside, asideMarker),
                LocalServer.rename(successor, old.name()),
                LocalServer.comment(old.name(), marker));
    }

    /// The rename before this has locked the database, so that its note stays what it is.
    private String expectation() {
        var body = """
                BEGIN
                    IF (SELECT coalesce(shobj_description(oid, 'pg_database'), '')
                        FROM pg_database WHERE datname = %s) IS DISTINCT FROM %s
                    THEN
                        RAISE EXCEPTION 'It was changed meanwhile.' USING ERRCODE = '%s';
                    END IF;
                END
                """.formatted(Sql.literal(aside), Sql.literal(old.note()), MOVED);
        return "DO " + Sql.literal(body);
    }
}
