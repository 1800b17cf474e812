package dev.seedbed.core.generate;

import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Lineage;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a column's value is copied from: table by table, along the links that decide it, to the one that makes it.
record Trail(List<Stop> stops) {

    /// A column on the way; `next` is the link along which its value is copied, empty at the end.
    record Stop(TableName table, String column, Optional<Link> next) {
        private boolean same(Stop other) {
            return table.equals(other.table) && column.equals(other.column);
        }
    }

    /// Where two trails come together: so many links from the start of each.
    record Meeting(int own, int other) {}

    Trail {
        stops = List.copyOf(stops);
    }

    static Trail of(Lineage lineage, TableName table, String column) {
        var stops = new ArrayList<Stop>();
        var at = Optional.of(new Stop(table, column, lineage.deciding(table, column)));
        while (at.isPresent()) {
            var stop = at.get();
            stops.add(stop);
            at = stop.next().map(link -> {
                var target = link.targetOf(stop.column());
                return new Stop(link.target(), target, lineage.deciding(link.target(), target));
            });
        }
        return new Trail(stops);
    }

    /// The first place of this trail, from a stop on, that the other reaches along homes only: rows below it follow by
    /// arithmetic.
    Optional<Meeting> meeting(Trail other, Lineage lineage, int from) {
        var homes = other.homes(lineage);
        for (var own = from; own < stops.size(); own++) {
            for (var up = 0; up <= homes; up++) {
                if (stops.get(own).same(other.stops.get(up))) {
                    return Optional.of(new Meeting(own, up));
                }
            }
        }
        return Optional.empty();
    }

    /// The links up to the stop with this number.
    List<Link> links(int until) {
        return stops.stream()
                .limit(until)
                .map(stop -> stop.next().orElseThrow())
                .toList();
    }

    /// How many links from the start on are homes.
    private int homes(Lineage lineage) {
        var count = 0;
        while (stops.get(count).next().isPresent()
                && lineage.home(stops.get(count).table())
                        .equals(stops.get(count).next())) {
            count++;
        }
        return count;
    }
}
