package dev.seedbed.core.preview;

import dev.seedbed.core.generate.row.Numbering.Span;
import dev.seedbed.core.scenario.Link;
import java.util.List;

/// Where the rows of one table are that point at a row through a link: among `rows`, and `besides` in single ones.
/// `all` when each of `rows` does, and no other: then nothing needs to be counted.
public record Children(Link link, Span rows, List<Long> besides, boolean all) {

    public Children {
        besides = besides.stream()
                .filter(row -> row < rows.start() || row >= rows.end())
                .distinct()
                .sorted()
                .toList();
    }

    /// How many rows would have to be looked at.
    public long candidates() {
        return rows.size() + besides.size();
    }
}
