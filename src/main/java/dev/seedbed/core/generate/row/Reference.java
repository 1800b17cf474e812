package dev.seedbed.core.generate.row;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
            return target.place(place.tenant(), child.ancestorOf(place.local(), distance));
        }
    }

    /// One of the rows of an area, chosen at random or by an index; never the row that `avoided` points at.
    record Among(Area area, Pick pick, Optional<Reference> avoided) implements Reference {
        @Override
        public Place of(Place place) {
            var rows = area.rows(place);
            var taken =
                    avoided.map(other -> other.of(place).row()).filter(row -> row >= rows.start() && row < rows.end());
            var index = pick.below(place, taken.isPresent() ? rows.size() - 1 : rows.size());
            if (index == Index.NONE) {
                return Place.NONE;
            }
            var row = rows.start() + index;
            return area.target().place(taken.isPresent() && row >= taken.get() ? row + 1 : row);
        }
    }

    /// A parent in the same table: an earlier row below the same home parent. With several `children` each, depth grows
    /// with the logarithm. The first row of each group has no parent, or is its own where the key may not be NULL.
    record Tree(Numbering table, int children, boolean rootsPointAtThemselves) implements Reference {

        @Override
        public Place of(Place place) {
            var first = table.home().isEmpty() ? 0 : table.firstChild(table.homeOf(place.local()));
            var index = place.local() - first;
            if (index == 0) {
                return rootsPointAtThemselves ? place : Place.NONE;
            }
            return table.place(place.tenant(), first + (index - 1) / children);
        }
    }

    /// The first candidate whose columns hold what the row itself holds in those that the key shares with others. For
    /// rows with none, no parent, or the row itself where a key of the same table may not be NULL.
    record Agreeing(List<Reference> candidates, List<Shared> columns, boolean orItself) implements Reference {

        /// A column that something else decides already, and the referenced one.
        public record Shared(Supplier<ValueSource> own, Supplier<ValueSource> referenced) {
            boolean equal(Place row, Place parent) {
                return CellText.of(own.get(), row).equals(CellText.of(referenced.get(), parent));
            }
        }

        public Agreeing {
            candidates = List.copyOf(candidates);
            columns = List.copyOf(columns);
        }

        @Override
        public Place of(Place place) {
            return candidates.stream()
                    .map(candidate -> candidate.of(place))
                    .filter(parent ->
                            parent.row() >= 0 && columns.stream().allMatch(column -> column.equal(place, parent)))
                    .findFirst()
                    .orElse(orItself ? place : Place.NONE);
        }
    }

    /// The rows of the target that a row may point at.
    sealed interface Area {

        Numbering target();

        /// Row numbers in the whole target table.
        Numbering.Span rows(Place child);

        /// All rows, when nothing ties the two tables together.
        record Everywhere(Numbering target) implements Area {
            @Override
            public Numbering.Span rows(Place place) {
                return new Numbering.Span(0, target.rows());
            }
        }

        /// The rows below the nearest common ancestor, which is so many homes above the child and above the target.
        record Below(Numbering child, int childDistance, Numbering target, int targetDistance) implements Area {
            @Override
            public Numbering.Span rows(Place place) {
                var locals = target.below(child.ancestorOf(place.local(), childDistance), targetDistance);
                var first = target.place(place.tenant(), 0).row();
                return new Numbering.Span(first + locals.start(), first + locals.end());
            }
        }

        /// The rows that have the nearest common ancestor with the row that another reference points at, which is so
        /// many homes above that one and above the target.
        record Beside(Reference other, Numbering otherTarget, int otherDistance, Numbering target, int targetDistance)
                implements Area {
            @Override
            public Numbering.Span rows(Place place) {
                var chosen = other.of(place);
                if (chosen.row() < 0) {
                    return new Numbering.Span(0, 0);
                }
                var locals = target.below(otherTarget.ancestorOf(chosen.local(), otherDistance), targetDistance);
                var first = target.place(chosen.tenant(), 0).row();
                return new Numbering.Span(first + locals.start(), first + locals.end());
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
