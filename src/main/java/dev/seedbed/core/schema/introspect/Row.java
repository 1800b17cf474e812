package dev.seedbed.core.schema.introspect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The current row of a catalogue query, with its columns as the types that the catalogue uses.
record Row(ResultSet results) {

    /// Makes a value of the current row.
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    String text(String column) throws SQLException {
        return results.getString(column);
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
        return (Object[]) results.getArray(column).getArray();
    }
}
