package dev.seedbed.core.cascade.migration;

/// What is done about a fault; `asked` when a person chose it by name.
public record Decision(Fault fault, Offer offer, boolean asked) {

    public boolean intended() {
        return offer.remedy() == Remedy.INTENDED;
    }

    /// Whether the fault is left for a person to look at: it makes the delete fail or leave rows, and nothing mends it.
    public boolean open() {
        return switch (fault.kind()) {
            case BLOCKS -> offer.changes().isEmpty();
            case MAY_BE_NULL, NO_KEY, FOLLOWS -> offer.changes().isEmpty() && !(intended() && asked);
            case DETACHED, CROSS_TENANT, NO_INDEX -> false;
        };
    }
}
