package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A row that tests know by a name: one of the rows that are made anyway, with some values chosen by a person. `in` is
/// the fixture below whose row it stands; `values` are by column, in the order of the file.
public record Fixture(String name, TableName table, Optional<String> in, Map<String, Value> values) {

    public Fixture {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The password that its tests log in with, where a column holds its hash.
    public Optional<String> password() {
        return values.values().stream()
                .filter(Value.Bcrypt.class::isInstance)
                .map(Value.Bcrypt.class::cast)
                .map(Value.Bcrypt::password)
                .findFirst();
    }

    /// What a cell is.
    public sealed interface Value {

        /// In the type's input syntax.
        record Text(String text) implements Value {}

        record Nothing() implements Value {}

        /// The hash of a test password.
        record Bcrypt(String password, int cost) implements Value {}
    }
}
