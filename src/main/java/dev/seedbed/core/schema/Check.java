package dev.seedbed.core.schema;

import java.util.List;

/// A CHECK constraint of a table or of a domain. `expression` is the server's deparsed text inside `CHECK (…)`.
public record Check(String name, String expression, List<String> columns, boolean validated) {

    public Check {
        columns = List.copyOf(columns);
    }
}
