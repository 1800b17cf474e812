package dev.seedbed.core.database;

import dev.seedbed.core.database.LeftOut.Note;
import dev.seedbed.core.schema.Sql;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a schema file finds where it comes from, because a tool or a hosting service makes it beforehand: schemas,
/// extensions that every server brings along, and something in place of types that this server lacks. It is made when
/// the file first lacks it.
final class Platform {

    private static final Pattern SCHEMA = Pattern.compile("schema \"(.+)\" does not exist");
    private static final String NO_SCHEMA = "no schema has been selected to create in";
    /// What uses a table; what makes one names the schema that it wants.
    private static final Pattern USES = Pattern.compile(
            "(?is)(?:ALTER|SELECT|DO|CREATE\\s+(?:UNIQUE\\s+INDEX|INDEX|TRIGGER|CONSTRAINT\\s+TRIGGER|POLICY|RULE))\\b.*");
    private static final Pattern RELATION = Pattern.compile("relation \"([^\".]+)\\.([^\".]+)\" does not exist");

    private final SchemaSession session;
    private final LeftOut leftOut;
    private final Set<String> tried = new HashSet<>();
    private final Set<String> made = new HashSet<>();

    Platform(SchemaSession session, LeftOut leftOut) {
        this.session = session;
        this.leftOut = leftOut;
    }

    /// Makes what the statement lacks, and gives the text to run again.
    Optional<String> supply(int line, String text, SQLException failure) throws SQLException {
        var message = SqlFailure.message(failure);
        var schema = SCHEMA.matcher(message);
        if (schema.matches()) {
            var plain = unqualified(text, schema.group(1));
            return plain.isPresent() ? plain : schemaMade(line, text, schema.group(1));
        }
        if (message.equals(NO_SCHEMA)) {
            var first = session.value("SELECT trim(split_part(current_setting('search_path'), ',', 1), ' \"')");
            return first.isPresent() ? schemaMade(line, text, first.get()) : Optional.empty();
        }
        var relation = RELATION.matcher(message);
        if (relation.matches() && !ownSchema(relation.group(1))) {
            return unqualified(text, relation.group(1));
        }
        var standIns = StandInTypes.in(text, message);
        if (standIns.isPresent()) {
            return Optional.of(standIns(line, standIns.get()));
        }
        var extension = KnownExtensions.creating(message).filter(tried::add);
        if (extension.isPresent() && session.execute(extension.get()).isEmpty()) {
            leftOut.note(Note.made("extension", extension.get().replaceAll("[^\"]*\"([^\"]+)\".*", "$1")), line);
            return Optional.of(text);
        }
        return Optional.empty();
    }

    private String standIns(int line, StandInTypes.Replacement replacement) throws SQLException {
        session.execute(StandInTypes.schema());
        for (var name : replacement.domains()) {
            if (session.execute(StandInTypes.domain(name)).isEmpty()) {
                leftOut.note(Note.STAND_IN, line);
            }
        }
        return replacement.text();
    }

    private Optional<String> schemaMade(int line, String text, String schema) throws SQLException {
        if (text.regionMatches(true, 0, "DROP", 0, 4) || !tried.add(schema)) {
            return Optional.empty();
        }
        if (session.execute("CREATE SCHEMA " + Sql.identifier(schema)).isPresent()) {
            return Optional.empty();
        }
        made.add(schema);
        leftOut.note(Note.made("schema", schema), line);
        return Optional.of(text);
    }

    /// Whether the file itself makes a schema of this name.
    private boolean ownSchema(String schema) throws SQLException {
        return !made.contains(schema)
                && session.value("SELECT to_regnamespace(?)::text", Sql.identifier(schema))
                        .isPresent();
    }

    /// The schema is the tool's name for the one in which the file's tables are: some of them are named with it here.
    private Optional<String> unqualified(String text, String schema) throws SQLException {
        if (!USES.matcher(text).matches()) {
            return Optional.empty();
        }
        var qualified = Pattern.compile("(?i)(?<![\\w.\"])\"?" + Pattern.quote(schema)
                + "\"?\\s*\\.\\s*(\"[^\"]+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)");
        var names = qualified.matcher(text);
        while (names.find()) {
            if (session.value("SELECT to_regclass(?)::text", names.group(1)).isPresent()) {
                return Optional.of(names.replaceAll("$1"));
            }
        }
        return Optional.empty();
    }
}
