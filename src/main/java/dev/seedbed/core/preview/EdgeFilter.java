package dev.seedbed.core.preview;

import dev.seedbed.core.generate.EdgeCell;

/// Which rows are looked at by the edge case that they are there for: all, those with any, those with one of a pack.
public sealed interface EdgeFilter {

    EdgeFilter NONE = new None();
    EdgeFilter ANY = new Any();

    /// Whether rows with this case are among them.
    boolean keeps(EdgeCell cell);

    /// Rows with and without edge cases.
    record None() implements EdgeFilter {
        @Override
        public boolean keeps(EdgeCell cell) {
            return true;
        }
    }

    record Any() implements EdgeFilter {
        @Override
        public boolean keeps(EdgeCell cell) {
            return true;
        }
    }

    record OfPack(String pack) implements EdgeFilter {
        @Override
        public boolean keeps(EdgeCell cell) {
            return cell.edge().pack().equals(pack);
        }
    }
}
