package dev.seedbed.core.generate.row;

import java.util.Optional;

/// How a table's rows are numbered: each tenant's rows are one contiguous range, and inside it each home parent's
/// children are one contiguous range. So parents and children of any row follow by arithmetic; nothing is stored.
///
/// `home` is the numbering of the table whose rows this table's rows hang from; empty for the root and for tables that
/// hang from nothing. `tenants` is 1 for tables that belong to no tenant. Only the home's rows of a `slice` have
/// children.
public record Numbering(String table, long tenants, long perTenant, Optional<Numbering> home, Slice slice) {

    /// Every so many rows, counted from the row `offset` on; of a `stride` without end, that row alone.
    public record Slice(long offset, long stride) {

        public static final Slice ALL = new Slice(0, 1);

        public static Slice only(long row) {
            return new Slice(row, Long.MAX_VALUE);
        }

        /// How many of the first `rows` rows are in it.
        public long before(long rows) {
            return rows <= offset ? 0 : (rows - offset - 1) / stride + 1;
        }

        public long row(long number) {
            return offset + number * stride;
        }

        /// The rows in it among `rows` rows that follow each other, wherever they begin: the fewest, or the most.
        public long among(long rows, boolean most) {
            return most ? (rows == 0 ? 0 : (rows - 1) / stride + 1) : rows / stride;
        }
    }

    public Numbering(String table, long tenants, long perTenant, Optional<Numbering> home) {
        this(table, tenants, perTenant, home, Slice.ALL);
    }

    /// A contiguous range of local indexes, `end` exclusive.
    public record Span(long start, long end) {

        public static final Span EMPTY = new Span(0, 0);

        public long size() {
            return end - start;
        }

        public Span common(Span other) {
            var from = Math.max(start, other.start);
            var to = Math.min(end, other.end);
            return from < to ? new Span(from, to) : EMPTY;
        }
    }

    public long rows() {
        return Math.multiplyExact(tenants, perTenant);
    }

    public Place place(long row) {
        return new Place(row / perTenant, row % perTenant, row);
    }

    public Place place(long tenant, long local) {
        return new Place(tenant, local, tenant * perTenant + local);
    }

    /// The home parent's local index. Children are dealt out evenly: counts per parent differ by one at most.
    public long homeOf(long local) {
        return slice.row(Math.multiplyExact(local, parents()) / perTenant);
    }

    /// How many rows of the home may have children.
    public long parents() {
        return slice.before(home.orElseThrow().perTenant());
    }

    /// The local index of the first child of the home parent with local index `parent`.
    public long firstChild(long parent) {
        var parents = parents();
        return parents == 0 ? 0 : Math.ceilDiv(Math.multiplyExact(slice.before(parent), perTenant), parents);
    }

    /// The rows with the same home parent, this one among them.
    public Span siblings(long local) {
        if (home.isEmpty()) {
            return new Span(0, perTenant);
        }
        var parent = homeOf(local);
        return new Span(firstChild(parent), firstChild(parent + 1));
    }

    /// How many homes lie between this table and `ancestor`: 0 for itself; empty when it is none.
    public Optional<Integer> distance(Numbering ancestor) {
        if (table.equals(ancestor.table)) {
            return Optional.of(0);
        }
        return home.flatMap(parent -> parent.distance(ancestor)).map(distance -> distance + 1);
    }

    /// The local index of the ancestor `distance` homes up.
    public long ancestorOf(long local, int distance) {
        return distance == 0 ? local : home.orElseThrow().ancestorOf(homeOf(local), distance - 1);
    }

    /// The nearest table that both hang from, itself included; empty when nothing ties them together.
    public Optional<Numbering> commonAncestor(Numbering other) {
        if (other.distance(this).isPresent()) {
            return Optional.of(this);
        }
        return home.flatMap(parent -> parent.commonAncestor(other));
    }

    /// This table's rows below the ancestor's row, `distance` homes up.
    public Span below(long ancestorLocal, int distance) {
        if (distance == 0) {
            return new Span(ancestorLocal, ancestorLocal + 1);
        }
        var parents = home.orElseThrow().below(ancestorLocal, distance - 1);
        return new Span(firstChild(parents.start()), firstChild(parents.end()));
    }

    /// The fewest rows that {@link #below} can give for any row of that ancestor.
    public long leastBelow(int distance) {
        return perAncestor(distance, false);
    }

    /// The most rows that {@link #below} can give for any row of that ancestor.
    public long mostBelow(int distance) {
        return perAncestor(distance, true);
    }

    private long perAncestor(int distance, boolean most) {
        if (distance == 0) {
            return 1;
        }
        var parents = parents();
        if (parents == 0) {
            return 0;
        }
        var above = slice.among(home.orElseThrow().perAncestor(distance - 1, most), most);
        var children = above * perTenant;
        return most ? Math.ceilDiv(children, parents) : children / parents;
    }

    /// The most rows that a tenant may have so that no row of the ancestor, `distance` homes up, has more than `room`
    /// of
    /// them, however unevenly they fall.
    public long roomBelow(int distance, long room) {
        var most = Math.max(1, slice.among(home.orElseThrow().mostBelow(distance - 1), true));
        return room > Long.MAX_VALUE / Math.max(1, parents()) ? Long.MAX_VALUE : room * parents() / most;
    }
}
