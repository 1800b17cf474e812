package dev.seedbed.core.branch;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.util.Set;
import java.util.regex.Pattern;

/// The name of a branch; every provider can take it as it is.
public record BranchName(String value) implements Comparable<BranchName> {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final Set<String> TAKEN = Set.of("postgres", "template0", "template1");
    private static final String OURS = "seedbed_";

    /// The branch that holds the published dataset, and that all others are made from.
    public static final BranchName BASE_SEED = new BranchName("base-seed");

    public BranchName {
        if (!SHAPE.matcher(value).matches() || TAKEN.contains(value) || value.startsWith(OURS)) {
            throw Problem.error(
                            Category.USAGE,
                            "This cannot be the name of a branch.",
                            value,
                            "A name has 1 to 63 lower-case letters, digits, - or _, starts with a letter or digit, and is"
                                    + " none of PostgreSQL's or Seedbed's own databases.",
                            "Choose a name like pr-123.")
                    .exception();
        }
    }

    /// Whether a database of this name could be a branch.
    public static boolean fits(String name) {
        return SHAPE.matcher(name).matches() && !TAKEN.contains(name) && !name.startsWith(OURS);
    }

    @Override
    public int compareTo(BranchName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
