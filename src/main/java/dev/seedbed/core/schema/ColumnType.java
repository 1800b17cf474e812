package dev.seedbed.core.schema;

import java.util.List;
import java.util.OptionalInt;

/// The type of a column as generation needs to see it: what values it can hold. `sql` is the server's own spelling.
public sealed interface ColumnType {

    String sql();

    /// smallint, integer, bigint: `bits` is 16, 32 or 64.
    record Whole(String sql, int bits) implements ColumnType {
        public long max() {
            return (1L << (bits - 1)) - 1;
        }
    }

    /// numeric(precision, scale); both empty when the column has no bound.
    record Numeric(String sql, OptionalInt precision, OptionalInt scale) implements ColumnType {}

    /// real and double precision.
    record Floating(String sql, int bits) implements ColumnType {}

    record Money(String sql) implements ColumnType {}

    /// text, varchar(n), char(n), citext, name: `maxLength` in characters; `padded` for char(n).
    record Text(String sql, OptionalInt maxLength, boolean padded, boolean caseInsensitive) implements ColumnType {}

    record Bool(String sql) implements ColumnType {}

    record Date(String sql) implements ColumnType {}

    record Time(String sql, boolean zoned) implements ColumnType {}

    record Timestamp(String sql, boolean zoned) implements ColumnType {}

    record Interval(String sql) implements ColumnType {}

    record Uuid(String sql) implements ColumnType {}

    record Json(String sql, boolean binary) implements ColumnType {}

    record Xml(String sql) implements ColumnType {}

    record Bytes(String sql) implements ColumnType {}

    /// bit(n) and bit varying(n).
    record Bits(String sql, OptionalInt length, boolean varying) implements ColumnType {}

    /// inet, cidr, macaddr, macaddr8.
    record Network(String sql, String kind) implements ColumnType {}

    /// point, line, box and the other built-in geometric types.
    record Geometric(String sql, String kind) implements ColumnType {}

    record TextSearch(String sql, boolean query) implements ColumnType {}

    /// An enum; `labels` in their declared order, which is also their sort order.
    record Enumerated(String sql, List<String> labels) implements ColumnType {
        public Enumerated {
            labels = List.copyOf(labels);
        }
    }

    record Array(String sql, ColumnType element) implements ColumnType {}

    /// A range or multirange over `subtype`.
    record Range(String sql, ColumnType subtype, boolean multi) implements ColumnType {}

    record Composite(String sql, List<Attribute> attributes) implements ColumnType {
        public Composite {
            attributes = List.copyOf(attributes);
        }
    }

    record Attribute(String name, ColumnType type) {}

    /// A domain: the type it is over (another domain, maybe), its own NOT NULL, and its CHECK expressions over `VALUE`.
    record Domain(String sql, ColumnType over, boolean notNull, List<Check> checks) implements ColumnType {
        public Domain {
            checks = List.copyOf(checks);
        }
    }

    /// A type that Seedbed has no rule for; `extension` names where it comes from, or is empty.
    record Other(String sql, String extension) implements ColumnType {}

    /// The type below all domains.
    default ColumnType base() {
        return this instanceof Domain domain ? domain.over().base() : this;
    }
}
