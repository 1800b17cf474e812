package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.schema.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what databases a server has, each time in one question.
record Catalogue(Connection connection) {

    /// A session has just begun, as a rule, and what it touches is what it waits for: this is kept small.
    private static final String SELECT = """
            SELECT d.oid, d.datname, coalesce(c.description, ''), pg_get_userbyid(d.datdba),
                   pg_has_role(d.datdba, 'USAGE'), d.datistemplate, d.datconnlimit,
                   ARRAY(SELECT ARRAY[CASE WHEN grantee = 0 THEN '' ELSE pg_get_userbyid(grantee) END::text,
                                      privilege_type, is_grantable::text]
                         FROM aclexplode(coalesce(d.datacl, acldefault('d', d.datdba)))
                         WHERE grantee <> d.datdba ORDER BY 1),
                   ARRAY(SELECT ARRAY[CASE WHEN setrole = 0 THEN '' ELSE pg_get_userbyid(setrole) END::text, item]
                         FROM pg_db_role_setting, unnest(setconfig) item
                         WHERE setdatabase = d.oid ORDER BY 1)
            FROM pg_database d
                 LEFT JOIN pg_shdescription c ON c.objoid = d.oid AND c.classoid = 'pg_database'::regclass
            """;

    /// A database that is being dropped answers in one of these ways.
    private static final Set<String> GONE = Set.of("3D000", "42704", "58P01");

    private static final String NO_RIGHT = "42501";

    Databases all() throws SQLException {
        return read("");
    }

    /// The databases of these names, and the copies that wait.
    Databases named(String... names) throws SQLException {
        var list = Arrays.stream(names).map(Sql::literal).collect(Collectors.joining(", "));
        return read("WHERE d.datname IN (" + list + ") OR starts_with(d.datname::text, "
                + Sql.literal(Part.READY.prefix()) + ")");
    }

    /// A base or a branch, with its size.
    Optional<Branch> findBranch(String name) throws SQLException {
        var found = named(name).find(name);
        return found.isPresent() ? findBranch(found.get()) : Optional.empty();
    }

    /// The size is asked for by itself: what is dropped just now has none, and should not spoil a whole
    /// list.
    Optional<Branch> findBranch(LocalDatabase database) throws SQLException {
        return database.branch(database.marker().isPresent() ? size(database.oid()) : OptionalLong.empty());
    }

    /// How large a database is on disk; empty when it is no longer there, or this role may not know.
    OptionalLong size(long oid) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_database_size(" + oid + "::oid)")) {
            row.next();
            var size = row.getLong(1);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(size);
        } catch (SQLException e) {
            var state = SqlFailure.state(e);
            if (GONE.contains(state) || NO_RIGHT.equals(state)) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    private Databases read(String condition) throws SQLException {
        var databases = new ArrayList<LocalDatabase>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(SELECT + condition)) {
            while (rows.next()) {
                databases.add(database(rows));
            }
        }
        databases.sort(Comparator.comparing(LocalDatabase::name));
        return new Databases(databases);
    }

    private static LocalDatabase database(ResultSet row) throws SQLException {
        var note = row.getString(3);
        return new LocalDatabase(
                row.getLong(1),
                row.getString(2),
                note,
                Marker.read(note),
                row.getString(4),
                row.getBoolean(5),
                row.getBoolean(6),
                new Access(grants(row.getArray(8)), row.getInt(7), settings(row.getArray(9))));
    }

    private static List<Access.Grant> grants(Array array) throws SQLException {
        return elements(array)
                .map(grant -> new Access.Grant(grant[0], grant[1], Boolean.parseBoolean(grant[2])))
                .toList();
    }

    private static List<Access.Setting> settings(Array array) throws SQLException {
        return elements(array)
                .map(pair -> {
                    var equals = pair[1].indexOf('=');
                    return new Access.Setting(pair[0], pair[1].substring(0, equals), pair[1].substring(equals + 1));
                })
                .toList();
    }

    /// An array without elements has one dimension only.
    private static Stream<String[]> elements(Array array) throws SQLException {
        return array.getArray() instanceof String[][] elements ? Arrays.stream(elements) : Stream.empty();
    }
}
