package dev.seedbed.core.scenario.edge;

import java.util.Optional;
import java.util.OptionalInt;

/// A value that is allowed and still breaks applications, in the form in which the server gives it back; or that there
/// is none, or that a row has no other.
///
/// `kind` is the meaning of the only columns that it is for; `since` the first major version that takes it, where an
/// older one does not; `why` what it finds.
public record EdgeCase(
        String pack, String name, Content content, Optional<String> kind, OptionalInt since, String why) {

    /// What the case puts into a row.
    public sealed interface Content {

        /// One cell.
        record Value(String text) implements Content {}

        /// NULL in every column that may be.
        record AllNull() implements Content {}

        /// A value in every column.
        record NoneNull() implements Content {}
    }

    public EdgeCase(String pack, String name, String value, String why) {
        this(pack, name, new Content.Value(value), Optional.empty(), OptionalInt.empty(), why);
    }

    /// The same with the value in another form.
    public EdgeCase with(String value) {
        return new EdgeCase(pack, name, new Content.Value(value), kind, since, why);
    }

    /// The pack's name and the case's.
    public String code() {
        return pack + "." + name;
    }
}
