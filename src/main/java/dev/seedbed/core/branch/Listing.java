package dev.seedbed.core.branch;

import java.util.List;

/// What is at a provider: the bases and their branches, by name, and the names of what is not ours, which
/// Seedbed never touches.
public record Listing(List<Branch> branches, List<String> foreign) {

    public Listing {
        branches = List.copyOf(branches);
        foreign = List.copyOf(foreign);
    }
}
