package dev.seedbed.core.scenario;

import java.util.Collection;
import java.util.Comparator;

/// Finds the name that somebody probably meant.
public final class Nearest {

    private Nearest() {}

    /// "Did you mean 'x'?", or what the valid names are when none is near.
    public static String hint(String wrong, Collection<String> valid) {
        return valid.stream()
                .min(Comparator.<String>comparingInt(name -> distance(wrong, name))
                        .thenComparing(name -> name))
                .filter(name -> distance(wrong, name) <= Math.max(2, wrong.length() / 3))
                .map(name -> "Did you mean '" + name + "'?")
                .orElseGet(() -> "Use one of: "
                        + String.join(", ", valid.stream().sorted().limit(30).toList()) + ".");
    }

    /// Levenshtein distance, case ignored.
    private static int distance(String one, String other) {
        var previous = new int[other.length() + 1];
        for (var column = 0; column <= other.length(); column++) {
            previous[column] = column;
        }
        for (var row = 1; row <= one.length(); row++) {
            var current = new int[other.length() + 1];
            current[0] = row;
            for (var column = 1; column <= other.length(); column++) {
                var same =
                        Character.toLowerCase(one.charAt(row - 1)) == Character.toLowerCase(other.charAt(column - 1));
                current[column] = Math.min(
                        Math.min(current[column - 1], previous[column]) + 1, previous[column - 1] + (same ? 0 : 1));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
