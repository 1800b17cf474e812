package dev.seedbed.core.guard.scan;

import dev.seedbed.core.guard.scan.search.Form;
import dev.seedbed.core.guard.scan.search.Hit;
import dev.seedbed.core.guard.scan.search.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is learnt of one target while it is looked into. What could grow without end is kept up to a bound, and
/// counted.
final class Notes {

    private final Layers layers = new Layers();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private final Set<Place> folders = new HashSet<>();
    private long findingsInAll;
    private long unreadInAll;
    private long files;
    private long bytes;
    private long archives;

    Layers layers() {
        return layers;
    }

    void searched(Place place, long size, List<Hit> hits) {
        files++;
        bytes += size;
        hits.forEach(hit -> found(new Finding(place, hit, Optional.empty())));
    }

    /// A folder is found once, not once for each file in it.
    void named(Place container, String path, List<Hit> hits) {
        for (var hit : hits) {
            var end = (int) hit.offset() + hit.name().text().length();
            var folder = container.inside(path.substring(0, Math.min(path.length(), end)));
            if (folders.size() < ScanReport.KEPT && folders.add(folder)) {
                found(new Finding(
                        container.inside(path),
                        new Hit(hit.name(), Form.PATH, hit.offset(), 1, Printable.of(folder.name())),
                        Optional.empty()));
            }
        }
    }

    void archive(Place archive) {
        archives++;
        layers.opened(archive);
    }

    void unread(Place place, String why) {
        unreadInAll++;
        if (unread.size() < ScanReport.KEPT) {
            unread.add(new Unread(place, Printable.of(why)));
        }
    }

    private void found(Finding finding) {
        findingsInAll++;
        if (findings.size() < ScanReport.KEPT) {
            findings.add(finding);
        }
    }

    boolean empty() {
        return bytes == 0 && findingsInAll == 0 && unreadInAll == 0;
    }

    ScanReport report() {
        layers.missing().forEach(layer -> unread(layer, "the image names this layer, and it is not here as a tar"));
        return new ScanReport(
                findings.stream().map(layers::placed).toList(),
                findingsInAll,
                List.copyOf(unread),
                unreadInAll,
                new Scanned(files, bytes, archives, layers.count()));
    }
}
