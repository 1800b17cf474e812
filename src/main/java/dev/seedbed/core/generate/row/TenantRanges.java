package dev.seedbed.core.generate.row;

import java.util.Arrays;

/// Where the rows of each tenant are in the whole table: the volume first, then those of the tenants behind it.
final class TenantRanges {

    private final Tenants tenants;
    private final boolean alike;
    /// Rows of a tenant, by its class.
    private final long[] rowsOf;
    /// Rows before each of the first tenants, and before each of those that repeat, counted from their beginning.
    private final long[] beforeFirst;
    private final long[] beforeAgain;
    private final long volume;
    private final long edges;

    /// Where there is no volume, nothing is behind it either: `rowsOf` is changed.
    TenantRanges(Tenants tenants, long[] rowsOf) {
        this.tenants = tenants;
        this.alike = tenants.alike();
        this.rowsOf = rowsOf;
        this.beforeFirst = before(
                tenants.first().stream().mapToLong(number -> rowsOf[number]).toArray());
        this.beforeAgain = before(
                tenants.again().stream().mapToLong(number -> rowsOf[number]).toArray());
        this.volume = start(tenants.count());
        if (tenants.last().none()) {
            this.edges = 0;
            return;
        }
        if (volume == 0) {
            Arrays.fill(rowsOf, tenants.edge(), rowsOf.length, 0);
        }
        this.edges = rowsOf[tenants.edge()];
    }

    private static long[] before(long[] rows) {
        var before = new long[rows.length + 1];
        for (var index = 0; index < rows.length; index++) {
            before[index + 1] = Math.addExact(before[index], rows[index]);
        }
        return before;
    }

    long volume() {
        return volume;
    }

    int classOf(long tenant) {
        return alike && tenant < tenants.last().from() ? 0 : tenants.classOf(tenant);
    }

    long start(long tenant) {
        if (tenant > tenants.count()) {
            var behind = tenant - tenants.last().from();
            return volume + (behind <= 0 ? 0 : edges + (behind - 1) * rowsOf[tenants.edge() + 1]);
        }
        if (alike) {
            return Math.multiplyExact(tenant, rowsOf[0]);
        }
        var first = tenants.first().size();
        if (tenant <= first) {
            return beforeFirst[(int) tenant];
        }
        var length = beforeAgain.length - 1;
        var rest = tenant - first;
        return beforeFirst[first]
                + Math.multiplyExact(rest / length, beforeAgain[length])
                + beforeAgain[(int) (rest % length)];
    }

    Place place(long row) {
        if (row >= volume && !tenants.last().none()) {
            return edge(row);
        }
        if (alike) {
            return new Place(row / rowsOf[0], row % rowsOf[0], row);
        }
        var tenant = tenant(row);
        return new Place(tenant, row - start(tenant), row);
    }

    private Place edge(long row) {
        var behind = row - volume;
        if (behind < edges) {
            return new Place(tenants.last().from(), behind, row);
        }
        var each = Math.max(1, rowsOf[tenants.edge() + 1]);
        return new Place(tenants.last().from() + 1 + (behind - edges) / each, (behind - edges) % each, row);
    }

    private long tenant(long row) {
        var first = tenants.first().size();
        if (row < beforeFirst[first]) {
            return holder(beforeFirst, row);
        }
        var length = beforeAgain.length - 1;
        var rest = row - beforeFirst[first];
        return first + rest / beforeAgain[length] * length + holder(beforeAgain, rest % beforeAgain[length]);
    }

    /// Whose rows these are, of tenants of which some may have none.
    private static int holder(long[] before, long row) {
        var found = Arrays.binarySearch(before, row);
        if (found < 0) {
            return -found - 2;
        }
        while (before[found + 1] == before[found]) {
            found++;
        }
        return found;
    }
}
