package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.schema.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a person asked for: faults of these names only (all, when there are none), and remedies by name.
public record Choices(List<String> only, Map<String, Remedy> remedies) {

    public static final Choices DEFAULTS = new Choices(List.of(), Map.of());

    public Choices {
        only = List.copyOf(only);
        remedies = new TreeMap<>(remedies);
    }

    /// The same, and what is meant to stay in these tables is left alone unless another remedy was asked for.
    public Choices intending(Collection<TableName> tables) {
        var more = new TreeMap<>(remedies);
        tables.forEach(table -> more.putIfAbsent(table.toString(), Remedy.INTENDED));
        return new Choices(only, more);
    }

    /// The remedy that was asked for, where the fault offers it; or else the default, or to leave the fault alone when
    /// others were asked for.
    Decision decide(Fault fault) {
        var chosen = chosen(fault);
        if (chosen.isPresent()) {
            return new Decision(fault, chosen.get(), true);
        }
        return new Decision(fault, selected(fault) ? fault.offers().getFirst() : Offer.keep(), false);
    }

    Optional<Offer> chosen(Fault fault) {
        return fault.names().stream()
                .filter(remedies::containsKey)
                .flatMap(name -> fault.find(remedies.getOrDefault(name, Remedy.KEEP)).stream())
                .findFirst();
    }

    private boolean selected(Fault fault) {
        return only.isEmpty() || fault.names().stream().anyMatch(only::contains);
    }
}
