package dev.seedbed.core.generate.row;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Which row a foreign key of a row points at. The key's columns are then recomputed from that row: no key is stored.
///
/// Every way keeps the row and its parent below the same ancestors, so all paths of foreign keys from a row up to an
/// ancestor agree on it.
public sealed interface Reference {

    /// The parent's place, or {@link Place#NONE} when there is no row to point at.
    Place of(Place child);

    /// The home parent, or an ancestor on the way up from it: already decided by the numbering.
    record Ancestor(Numbering child, Numbering target, int distance) implements Reference {
        @Override
        public Place of(Place place) {
            return target.place(place.tenant(), child.ancestorOf(place, distance));
        }
    }

    /// The row at the end of several references, each asked of the row that the one before points at.
    record Path(List<Supplier<Reference>> steps) implements Reference {
        public Path {
            steps = List.copyOf(steps);
        }

        @Override
        public Place of(Place place) {
            var at = place;
            for (var step : steps) {
                if (at.row() < 0) {
                    return at;
                }
                at = step.get().of(at);
            }
            return at;
        }
    }

    /// A row that must not be chosen; `halved` where the two may be exchanged, so that only every second pair is new.
    record Avoided(Reference reference, boolean halved) {

        /// So many rows are left of `size`: behind the avoided one, half of them, or all.
        public static long left(long size, boolean halved) {
            return halved && size > 2 ? (size - 1) / 2 : size - 1;
        }
    }

    /// One of the rows of an area that are in a slice, chosen at random or by an index; never the row that is avoided.
    record Among(Area area, Numbering.Slice slice, Pick pick, Optional<Avoided> avoided) implements Reference {
        @Override
        public Place of(Place place) {
            var rows = area.rows(place);
            if (rows.size() == 0) {
                return Place.NONE;
            }
            var first = area.target().place(rows.start()).local();
            var before = slice.before(first);
            var size = slice.before(first + rows.size()) - before;
            var taken = avoided.map(other -> number(other.reference().of(place), rows, first) - before)
                    .filter(number -> number >= 0 && number < size);
            var index = pick.below(
                    place,
                    taken.isPresent() ? Avoided.left(size, avoided.orElseThrow().halved()) : size);
            if (index == Index.NONE) {
                return Place.NONE;
            }
            var number = before + taken.map(other -> (other + 1 + index) % size).orElse(index);
            return area.target().place(rows.start() - first + slice.row(number));
        }

        /// Where a row stands in the slice; nowhere when it is not among the rows.
        private long number(Place other, Numbering.Span rows, long first) {
            return other.row() < rows.start() || other.row() >= rows.end()
                    ? Index.NONE
                    : slice.before(other.row() - rows.start() + first);
        }
    }

    /// Of two rows the one whose key is less, or the other one.
    record Ordered(Reference one, Reference other, Supplier<ValueSource> key, boolean lesser) implements Reference {
        @Override
        public Place of(Place place) {
            var first = one.of(place);
            var second = other.of(place);
            if (first.row() < 0 || second.row() < 0) {
                return lesser ? first : second;
            }
            return (compare(first, second) <= 0) == lesser ? first : second;
        }

        private int compare(Place first, Place second) {
            var left = CellText.of(key.get(), first).orElse("");
            var right = CellText.of(key.get(), second).orElse("");
            return left.matches("-?\\d{1,18}") && right.matches("-?\\d{1,18}")
                    ? Long.compare(Long.parseLong(left), Long.parseLong(right))
                    : left.compareTo(right);
        }
    }

    /// A row that follows from the child's place in another way.
    record Computed(UnaryOperator<Place> parent) implements Reference {
        @Override
        public Place of(Place place) {
            return parent.apply(place);
        }
    }

    /// The rows of a small table in turn.
    record Turn(Numbering target, List<Integer> rows) implements Reference {
        public Turn {
            rows = List.copyOf(rows);
        }

        @Override
        public Place of(Place place) {
            return target.place(rows.get((int) (place.local() % rows.size())));
        }
    }

    /// A parent in the same table: an earlier row below the same home parent. With several `children` each, depth grows
    /// with the logarithm; with one, every second row hangs from the one before, so that no two share a parent.
    record Tree(Numbering table, int children, Roots roots) implements Reference {

        /// What becomes of the rows that have no parent.
        public enum Roots {
            ARE_NULL,
            POINT_AT_THEMSELVES,
            POINT_AT_EACH_OTHER
        }

        @Override
        public Place of(Place place) {
            var rows = table.siblings(place);
            var index = place.local() - rows.start();
            if (children == 1) {
                return single(place, index, rows);
            }
            return index == 0 || (index == 1 && roots == Roots.POINT_AT_EACH_OTHER)
                    ? root(place, index, rows)
                    : table.place(place.tenant(), rows.start() + (index - 1) / children);
        }

        private Place single(Place place, long index, Numbering.Span rows) {
            return switch (roots) {
                case ARE_NULL -> index % 2 == 0 ? Place.NONE : table.place(place.tenant(), place.local() - 1);
                case POINT_AT_THEMSELVES -> place;
                case POINT_AT_EACH_OTHER ->
                    table.place(place.tenant(), rows.start() + (index + 1) % Math.max(1, rows.size()));
            };
        }

        private Place root(Place place, long index, Numbering.Span rows) {
            return switch (roots) {
                case ARE_NULL -> Place.NONE;
                case POINT_AT_THEMSELVES -> place;
                case POINT_AT_EACH_OTHER ->
                    rows.size() < 2 ? Place.NONE : table.place(place.tenant(), rows.start() + 1 - index);
            };
        }
    }

    /// The first row of an area, from the chosen one on, whose columns hold what the row itself holds in those that
    /// the key shares with others. For rows with none: no parent, or the row itself where that is better.
    record Searching(Area area, Pick start, Optional<Avoided> avoided, List<Shared> columns, boolean orItself)
            implements Reference {

        private static final long MOST_TRIES = 4_096;

        public Searching {
            columns = List.copyOf(columns);
        }

        @Override
        public Place of(Place place) {
            var rows = area.rows(place);
            var first = start.below(place, rows.size());
            var taken = avoided.map(other -> other.reference().of(place).row()).orElse(Index.NONE);
            for (var number = 0L; first != Index.NONE && number < Math.min(rows.size(), MOST_TRIES); number++) {
                var parent = area.target().place(rows.start() + (first + number) % rows.size());
                if (parent.row() != taken && columns.stream().allMatch(column -> column.equal(place, parent))) {
                    return parent;
                }
            }
            return orItself ? place : Place.NONE;
        }
    }

    /// A column that something else decides already, and the referenced one.
    record Shared(Supplier<ValueSource> own, Supplier<ValueSource> referenced) {
        boolean equal(Place row, Place parent) {
            return CellText.of(own.get(), row).equals(CellText.of(referenced.get(), parent));
        }
    }

    /// The rows of the target that a row may point at.
    sealed interface Area {

        Numbering target();

        /// Row numbers in the whole target table.
        Numbering.Span rows(Place child);

        /// All rows of the volume, when nothing ties the two tables together.
        record Everywhere(Numbering target) implements Area {
            @Override
            public Numbering.Span rows(Place place) {
                return new Numbering.Span(0, target.volume());
            }
        }

        /// The rows below the one that a reference points at, so many homes down.
        record Below(Reference ancestor, Numbering target, int distance) implements Area {
            @Override
            public Numbering.Span rows(Place place) {
                var above = ancestor.of(place);
                if (above.row() < 0 || (above.tenant() >= target.tenants() && !target.isEdge(above))) {
                    return Numbering.Span.EMPTY;
                }
                var locals = target.below(above.tenant(), above.local(), distance);
                var first = target.place(above.tenant(), 0).row();
                return new Numbering.Span(first + locals.start(), first + locals.end());
            }
        }

        /// The rows before this one below its home parent.
        record Earlier(Numbering target) implements Area {
            @Override
            public Numbering.Span rows(Place place) {
                var siblings = target.siblings(place);
                return new Numbering.Span(place.row() - (place.local() - siblings.start()), place.row());
            }
        }

        /// The rows that several areas have in common.
        record Common(List<Area> areas) implements Area {
            public Common {
                areas = List.copyOf(areas);
            }

            @Override
            public Numbering target() {
                return areas.getFirst().target();
            }

            @Override
            public Numbering.Span rows(Place place) {
                var rows = areas.getFirst().rows(place);
                for (var area : areas.subList(1, areas.size())) {
                    rows = rows.common(area.rows(place));
                }
                return rows;
            }
        }
    }

    /// How one of `size` rows is chosen; {@link Index#NONE} when there is none.
    sealed interface Pick {

        long below(Place place, long size);

        record Random(Key key) implements Pick {
            @Override
            public long below(Place place, long size) {
                return size <= 0 ? Index.NONE : Key.below(key.draw(place), size);
            }
        }

        record ByIndex(Index index) implements Pick {
            @Override
            public long below(Place place, long size) {
                var chosen = index.of(place);
                return chosen < size ? chosen : Index.NONE;
            }
        }
    }
}
