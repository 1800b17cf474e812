package dev.seedbed.core.guard.scan;

import dev.seedbed.core.guard.scan.search.Hit;
import dev.seedbed.core.guard.scan.search.Printable;
import java.util.Optional;
import java.util.stream.Collectors;

/// A name of the test routes in what is shipped.
public record Finding(Place place, Hit hit, Optional<Layer> layer) {

    Finding in(Layer found) {
        return new Finding(place, hit, Optional.of(found));
    }

    /// The place, with the layer told as such.
    public String where() {
        return place.chain().stream().map(this::name).collect(Collectors.joining(" » "));
    }

    private String name(Place part) {
        return layer.filter(known -> known.place().equals(part))
                .map(Layer::toString)
                .orElseGet(() -> Printable.of(part.name()));
    }
}
