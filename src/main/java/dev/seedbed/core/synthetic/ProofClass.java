package dev.seedbed.core.synthetic;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// On what it rests that the values of a column tell of nobody; what proves most comes first.
public enum ProofClass {
    /// Every value lies in space that is reserved, so that nobody can own it: a predicate can be asked.
    RESERVED,
    /// Every value is on a list, or made of the words of one.
    CLOSED,
    /// A key, the copy of another column's value, or computed from some.
    DERIVED,
    /// Numbers, times, random digits: they tell of nobody by themselves.
    FORMED,
    /// Text of a pattern that a person wrote: as harmless as the pattern.
    PATTERN,
    /// Values from outside, or that could be somebody's: nothing is proven.
    OPEN;

    /// The word in manifests and reports.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ProofClass> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
