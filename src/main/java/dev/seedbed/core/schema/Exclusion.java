package dev.seedbed.core.schema;

import java.util.List;
import java.util.Optional;

/// An exclusion constraint: no two rows may satisfy all `elements` with each other.
public record Exclusion(String name, List<Element> elements, Optional<String> predicate, String definition) {

    /// One `expression WITH operator`; `expression` is a plain column name when `column` is true.
    public record Element(String expression, boolean column, String operator) {}

    public Exclusion {
        elements = List.copyOf(elements);
    }
}
