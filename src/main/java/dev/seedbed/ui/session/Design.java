package dev.seedbed.ui.session;

import dev.seedbed.core.cascade.drawing.Arrangement;
import dev.seedbed.core.cascade.migration.Remedy;
import java.util.Map;
import java.util.TreeMap;

/// All that a person decides in the workbench, and can take back: the text of the scenario, how the picture of the
/// cascade is arranged, and what a migration does about each fault by its exact name.
public record Design(String text, Arrangement arrangement, Map<String, Remedy> remedies) {

    public static final Design NONE = new Design("", Arrangement.NONE, Map.of());

    public Design {
        remedies = Map.copyOf(remedies);
    }

    public Design withText(String other) {
        return new Design(other, arrangement, remedies);
    }

    public Design withArrangement(Arrangement other) {
        return new Design(text, other, remedies);
    }

    public Design withRemedy(String fault, Remedy remedy) {
        var changed = new TreeMap<>(remedies);
        changed.put(fault, remedy);
        return new Design(text, arrangement, changed);
    }
}
