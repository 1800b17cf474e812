package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Numbering.Slice;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Discriminators.Sort;
import dev.seedbed.core.scenario.draft.Lineage;

/// The rows that a link may point at where it takes parents of one sort only.
final class Slices {

    private Slices() {}

    static Slice of(Link link, Lineage lineage) {
        return lineage.discriminators().sort(link).map(Slices::slice).orElse(Slice.ALL);
    }

    private static Slice slice(Sort sort) {
        return sort.discriminator().unique()
                ? Slice.only(sort.number())
                : new Slice(sort.number(), sort.discriminator().values().size());
    }
}
