package dev.seedbed.core.guard.audit;

import dev.seedbed.core.guard.audit.AuditReport.AuditedColumn;
import dev.seedbed.core.synthetic.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts what is found in the cells of one column.
final class ColumnTally {

    private static final int SAMPLES = 3;
    /// So many cells say what a column holds where nothing in it is somebody's.
    static final int LOOK = 200;

    private final Subject subject;
    private final Judge judge;
    private final Map<Spot, Count> counts = new LinkedHashMap<>();
    private final Set<Identifier> reserved = EnumSet.noneOf(Identifier.class);
    private long cells;
    private long outside;
    private long replayed;
    private long looked;
    private long longest;
    private long synthetic;

    private record Spot(String path, Identifier kind) {}

    private static final class Count {
        private Confidence confidence = Confidence.WEAK;
        private long cells;
        private final Set<String> samples = new HashSet<>();
    }

    ColumnTally(Subject subject) {
        this.subject = subject;
        this.judge = new Judge(subject);
    }

    Subject subject() {
        return subject;
    }

    /// So many more cells that are not NULL; none of them needs to have been looked at.
    void count(long more) {
        cells += more;
    }

    /// A cell that has to be looked at has so many characters.
    void reach(long characters) {
        longest = Math.max(longest, characters);
    }

    long longest() {
        return longest;
    }

    /// A cell that the scenario makes: proven synthetic.
    void replay() {
        replayed++;
    }

    /// Looks at one cell, without counting it.
    void look(String cell) {
        if (!subject.asked()) {
            return;
        }
        var sightings = judge.judge(cell);
        sample(sightings);
        var here = new HashSet<Spot>();
        for (var sighting : sightings) {
            if (!sighting.nobodys()) {
                add(sighting, here);
            }
        }
        outside += here.isEmpty() ? 0 : 1;
    }

    /// Looks only at what a cell is, where all that could be somebody's is looked at otherwise.
    void sample(String cell) {
        if (subject.asked()) {
            sample(judge.judge(cell));
        }
    }

    private void sample(List<Sighting> sightings) {
        if (looked < LOOK) {
            looked++;
            var nobodys = sightings.stream().filter(Sighting::nobodys).toList();
            synthetic += nobodys.isEmpty() ? 0 : 1;
            nobodys.forEach(sighting -> reserved.add(sighting.kind()));
        }
    }

    private void add(Sighting sighting, Set<Spot> here) {
        var spot = new Spot(sighting.path(), sighting.kind());
        var count = counts.computeIfAbsent(spot, _ -> new Count());
        count.cells += here.add(spot) ? 1 : 0;
        if (sighting.confidence().compareTo(count.confidence) < 0) {
            count.confidence = sighting.confidence();
        }
        if (count.samples.size() < SAMPLES) {
            count.samples.add(Mask.of(sighting.kind(), sighting.value()));
        }
    }

    Collection<Finding> findings() {
        var findings = new ArrayList<Finding>();
        counts.forEach((spot, count) -> findings.add(new Finding(
                subject.table(),
                subject.column(),
                spot.path(),
                spot.kind(),
                count.confidence,
                count.cells,
                cells,
                count.samples.stream().sorted().toList())));
        return findings;
    }

    AuditedColumn column() {
        return new AuditedColumn(subject.column(), verdict(), cells, outside);
    }

    private Verdict verdict() {
        if (outside > 0) {
            return Verdict.OUTSIDE;
        }
        if (cells == 0) {
            return Verdict.EMPTY;
        }
        if (replayed == cells) {
            return Verdict.REPLAYED;
        }
        if (!subject.asked()) {
            return Verdict.NOT_IDENTIFYING;
        }
        if (synthetic == 0 || synthetic * 2 < looked) {
            return Verdict.UNKNOWN;
        }
        return reserved.stream().allMatch(kind -> kind == Identifier.PERSON_NAME || kind == Identifier.STREET)
                ? Verdict.CLOSED
                : Verdict.RESERVED;
    }
}
