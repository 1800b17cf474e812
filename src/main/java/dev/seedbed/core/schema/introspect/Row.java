package dev.seedbed.core.schema.introspect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The current row of a catalogue query, with its columns as the types that the catalogue uses.
///
/// Where nothing stands that has to stand, something is gone: the server's functions that print definitions see the
/// present, whatever the transaction sees.
record Row(ResultSet results) {

    /// What the server itself says of some things that are gone.
    static final String GONE = "XX000";

    /// Makes a value of the current row.
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    String text(String column) throws SQLException {
        return optional(column).orElseThrow(() -> gone(column));
    }

    /// Text that the catalogue may not have.
    Optional<String> optional(String column) throws SQLException {
        return Optional.ofNullable(results.getString(column));
    }

    boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    int number(String column) throws SQLException {
        return results.getInt(column);
    }

    /// An oid, which may be too large for an int.
    long id(String column) throws SQLException {
        return results.getLong(column);
    }

    List<String> texts(String column) throws SQLException {
        return List.of((String[]) array(column));
    }

    List<Boolean> flags(String column) throws SQLException {
        return List.of((Boolean[]) array(column));
    }

    List<Integer> numbers(String column) throws SQLException {
        return List.of((Integer[]) array(column));
    }

    List<Long> ids(String column) throws SQLException {
        return List.of((Long[]) array(column));
    }

    private Object[] array(String column) throws SQLException {
        var values = (Object[]) results.getArray(column).getArray();
        if (Arrays.stream(values).anyMatch(Objects::isNull)) {
            throw gone(column);
        }
        return values;
    }

    private static SQLException gone(String column) {
        return new SQLException("something was dropped while its " + column.replace('_', ' ') + " was read", GONE);
    }
}
