package dev.seedbed.core.generate.row;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// How a table's rows are numbered: each tenant's rows are one contiguous range, and inside it each home parent's
/// children are one contiguous range. So parents and children of any row follow by arithmetic; of the rows nothing is
/// stored, only of the classes of tenants.
///
/// `home` is the numbering of the table whose rows this table's rows hang from; empty for the root and for tables that
/// hang from nothing. A table that belongs to no tenant has one. Only the home's rows of a `slice` have children.
///
/// Rows for edge cases are behind all others, the volume: those of tenants of their own, or of a second "tenant" of a
/// table that belongs to none. What is said of tenants and of least and most rows is said of the volume.
public final class Numbering {

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

    private final String table;
    private final Tenants tenants;
    private final boolean alike;
    private final Optional<Numbering> home;
    private final Slice slice;
    private final Optional<Dealing> dealing;
    /// Rows of a tenant, by its class.
    private final long[] rowsOf;
    private final TenantRanges ranges;

    private Numbering(
            String table,
            Tenants tenants,
            Optional<Numbering> home,
            Slice slice,
            Optional<Dealing> dealing,
            IntToLongFunction rowsOf) {
        this.table = table;
        this.tenants = tenants;
        this.alike = tenants.alike();
        this.home = home;
        this.slice = slice;
        this.dealing = dealing;
        this.rowsOf =
                IntStream.range(0, tenants.sizes().size()).mapToLong(rowsOf).toArray();
        this.ranges = new TenantRanges(tenants, this.rowsOf);
    }

    /// `rowsOf` is how many rows a tenant of a class has; children are dealt out evenly: counts per parent differ by
    /// one at most.
    public static Numbering even(
            String table, Tenants tenants, Optional<Numbering> home, Slice slice, IntToLongFunction rowsOf) {
        return new Numbering(table, tenants, home, slice, Optional.empty(), rowsOf);
    }

    /// As many rows as the dealing gives the parents; `edges` for edge cases.
    public static Numbering dealt(
            String table, Tenants tenants, Numbering home, Slice slice, Dealing dealing, IntToLongFunction edges) {
        return new Numbering(
                table,
                tenants,
                Optional.of(home),
                slice,
                Optional.of(dealing),
                number -> tenants.isLast(number) && !dealing.forAll()
                        ? edges.applyAsLong(number)
                        : dealing.children(number, slice.before(home.rowsOf[number])));
    }

    public Numbering(String table, long tenants, long perTenant, Optional<Numbering> home, Slice slice) {
        this(table, Tenants.alike(tenants), home, slice, Optional.empty(), _ -> perTenant);
    }

    public Numbering(String table, long tenants, long perTenant, Optional<Numbering> home) {
        this(table, tenants, perTenant, home, Slice.ALL);
    }

    /// The same with no more tenants, and no more rows of each.
    public Numbering limited(long most, long perTenant) {
        return limited(most, _ -> perTenant);
    }

    /// The same with no more tenants, and no more rows of each that is of a class.
    public Numbering limited(long most, IntToLongFunction perTenant) {
        return new Numbering(
                table,
                tenants.limited(most),
                home,
                slice,
                dealing,
                number -> tenants.isLast(number)
                        ? rowsOf[number]
                        : Math.min(rowsOf[number], perTenant.applyAsLong(number)));
    }

    public String table() {
        return table;
    }

    /// The tenants of the volume.
    public long tenants() {
        return tenants.count();
    }

    /// With those that are behind the volume.
    public long allTenants() {
        return tenants.all();
    }

    /// Whether rows for edge cases may be behind the volume.
    public boolean hasEdges() {
        return !tenants.last().none();
    }

    /// The number of the tenant with edge cases, and of the first one behind it.
    public long edgeTenant() {
        return tenants.last().from();
    }

    /// Its class.
    public int edgeClass() {
        return tenants.edge();
    }

    public boolean isEdge(Place place) {
        return place.tenant() >= tenants.last().from();
    }

    /// The rows that are not for edge cases.
    public long volume() {
        return ranges.volume();
    }

    public Optional<Numbering> home() {
        return home;
    }

    /// How many classes of tenants are told apart.
    public int kinds() {
        return rowsOf.length;
    }

    public boolean isAlike() {
        return alike;
    }

    /// Whether how many children a parent has was decided by a law.
    public boolean isDealt() {
        return dealing.isPresent();
    }

    public long rows() {
        return ranges.start(tenants.all());
    }

    public long perTenant(long tenant) {
        return rowsOf[ranges.classOf(tenant)];
    }

    /// The rows of a tenant of this class; of a table without tenants, all.
    public long perTenantOf(int number) {
        return rowsOf[alike && !tenants.isLast(number) ? 0 : number];
    }

    /// The rows of the tenant that has most.
    public long mostPerTenant() {
        return overClasses(OptionalInt.empty(), false, number -> rowsOf[number]);
    }

    /// The most rows of a tenant, so that all have no more than `room` together.
    public long mostPerTenant(long room) {
        var low = 0L;
        var high = mostPerTenant();
        while (low < high) {
            var middle = low + (high - low + 1) / 2;
            if (limited(tenants.count(), middle).volume() <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// The rows of one tenant, in the whole table.
    public Span rowsOf(long tenant) {
        return new Span(ranges.start(tenant), ranges.start(tenant + 1));
    }

    public Place place(long row) {
        return ranges.place(row);
    }

    public Place place(long tenant, long local) {
        return new Place(tenant, local, ranges.start(tenant) + local);
    }

    /// The home parent's local index.
    public long homeOf(Place place) {
        return homeOf(ranges.classOf(place.tenant()), place.local());
    }

    private boolean dealt(int number) {
        return dealing.isPresent() && (!tenants.isLast(number) || dealing.get().forAll());
    }

    private long homeOf(int number, long local) {
        return slice.row(
                dealt(number)
                        ? dealing.orElseThrow().parent(number, local)
                        : Math.multiplyExact(local, parents(number)) / rowsOf[number]);
    }

    /// How many rows of the home may have children.
    private long parents(int number) {
        return slice.before(home.orElseThrow().rowsOf[number]);
    }

    /// The local index of the first child of the home parent with local index `parent`.
    public long firstChild(long tenant, long parent) {
        return firstChild(ranges.classOf(tenant), parent);
    }

    private long firstChild(int number, long parent) {
        var before = slice.before(parent);
        if (dealt(number)) {
            return Math.min(rowsOf[number], dealing.orElseThrow().children(number, before));
        }
        var parents = parents(number);
        return parents == 0 ? 0 : Math.ceilDiv(Math.multiplyExact(before, rowsOf[number]), parents);
    }

    /// The rows with the same home parent, this one among them.
    public Span siblings(Place place) {
        var number = ranges.classOf(place.tenant());
        if (home.isEmpty()) {
            return new Span(0, rowsOf[number]);
        }
        var parent = homeOf(number, place.local());
        return new Span(firstChild(number, parent), firstChild(number, parent + 1));
    }

    /// How many homes lie between this table and `ancestor`: 0 for itself; empty when it is none.
    public Optional<Integer> distance(Numbering ancestor) {
        if (table.equals(ancestor.table)) {
            return Optional.of(0);
        }
        return home.flatMap(parent -> parent.distance(ancestor)).map(distance -> distance + 1);
    }

    /// The local index of the ancestor `distance` homes up.
    public long ancestorOf(Place place, int distance) {
        return ancestorOf(ranges.classOf(place.tenant()), place.local(), distance);
    }

    private long ancestorOf(int number, long local, int distance) {
        return distance == 0 ? local : home.orElseThrow().ancestorOf(number, homeOf(number, local), distance - 1);
    }

    /// The nearest table that both hang from, itself included; empty when nothing ties them together.
    public Optional<Numbering> commonAncestor(Numbering other) {
        if (other.distance(this).isPresent()) {
            return Optional.of(this);
        }
        return home.flatMap(parent -> parent.commonAncestor(other));
    }

    /// This table's rows below the ancestor's row, `distance` homes up.
    public Span below(long tenant, long ancestorLocal, int distance) {
        return below(ranges.classOf(tenant), ancestorLocal, distance);
    }

    private Span below(int number, long ancestorLocal, int distance) {
        if (distance == 0) {
            return new Span(ancestorLocal, ancestorLocal + 1);
        }
        var parents = home.orElseThrow().below(number, ancestorLocal, distance - 1);
        return new Span(firstChild(number, parents.start()), firstChild(number, parents.end()));
    }

    /// The classes of tenants of the volume that have rows besides their own.
    public IntStream classes() {
        return tenants.present().filter(tenants::hasRows);
    }

    public int classOf(Place place) {
        return ranges.classOf(place.tenant());
    }

    /// The fewest rows that {@link #below} can give for any row of that ancestor; of tenants of one class, or of any.
    public long leastBelow(int distance, OptionalInt kind) {
        return overClasses(kind, true, number -> perAncestor(number, distance, false));
    }

    public long leastBelow(int distance) {
        return leastBelow(distance, OptionalInt.empty());
    }

    /// The most rows that {@link #below} can give for any row of that ancestor, likewise.
    public long mostBelow(int distance, OptionalInt kind) {
        return overClasses(kind, false, number -> perAncestor(number, distance, true));
    }

    public long mostBelow(int distance) {
        return mostBelow(distance, OptionalInt.empty());
    }

    /// The least or the greatest over the classes of tenants.
    private long overClasses(OptionalInt kind, boolean least, IntToLongFunction rows) {
        var all = (kind.isEmpty() || (alike && !tenants.isLast(kind.getAsInt()))
                        ? classes()
                        : IntStream.of(kind.getAsInt()))
                .mapToLong(rows);
        return (least ? all.min() : all.max()).orElse(0);
    }

    private long perAncestor(int number, int distance, boolean most) {
        if (distance == 0) {
            return 1;
        }
        var parents = parents(number);
        if (parents == 0) {
            return 0;
        }
        var above = slice.among(home.orElseThrow().perAncestor(number, distance - 1, most), most);
        if (dealt(number)) {
            return Math.min(
                    rowsOf[number],
                    above
                            * (most
                                    ? dealing.orElseThrow().most()
                                    : dealing.orElseThrow().fewest()));
        }
        var children = above * rowsOf[number];
        return most ? Math.ceilDiv(children, parents) : children / parents;
    }

    /// The most rows that a tenant of a class, or of any, may have so that no row of the ancestor, `distance` homes up,
    /// has more than `room` of them, however unevenly they fall.
    public long roomBelow(int distance, long room, OptionalInt kind) {
        var number = kind.isEmpty() || (alike && !tenants.isLast(kind.getAsInt()))
                ? classes().findFirst().orElse(0)
                : kind.getAsInt();
        var parents = parents(number);
        var most = Math.max(1, slice.among(home.orElseThrow().perAncestor(number, distance - 1, true), true));
        return room > Long.MAX_VALUE / Math.max(1, parents) ? Long.MAX_VALUE : room * parents / most;
    }
}
