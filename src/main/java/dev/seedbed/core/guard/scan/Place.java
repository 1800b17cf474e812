package dev.seedbed.core.guard.scan;

import dev.seedbed.core.guard.scan.search.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where something is: a target, or something inside another place. The names in it are foreign: they are shown
/// and compared, and never used as paths.
public record Place(Optional<Place> outer, String name) {

    private static final int LONGEST = 4096;

    static Place target(String name) {
        return new Place(Optional.empty(), name);
    }

    /// Archives write the same path in several ways: `./a`, `/a`, `a`.
    Place inside(String path) {
        var start = 0;
        while (path.startsWith("./", start) || path.startsWith("/", start)) {
            start += path.charAt(start) == '/' ? 1 : 2;
        }
        return new Place(Optional.of(this), path.substring(start, Math.min(path.length(), start + LONGEST)));
    }

    /// What a file turned out to be packed with.
    Place unpacked(String packing) {
        return new Place(Optional.of(this), "[" + packing + "]");
    }

    int depth() {
        return outer.map(Place::depth).orElse(0) + 1;
    }

    /// The places from the target to this one.
    List<Place> chain() {
        var chain = new ArrayList<Place>();
        for (var place = Optional.of(this);
                place.isPresent();
                place = place.get().outer()) {
            chain.addFirst(place.get());
        }
        return chain;
    }

    /// Their names, safe to show.
    public List<String> names() {
        return chain().stream().map(place -> Printable.of(place.name())).toList();
    }

    @Override
    public String toString() {
        return String.join(" » ", names());
    }
}
