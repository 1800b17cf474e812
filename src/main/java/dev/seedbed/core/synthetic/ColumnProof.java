package dev.seedbed.core.synthetic;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why the values of one column tell of nobody. `identifiers` are the kinds in whose reserved space each value lies: in
/// that of one of them; empty for all other classes.
public record ColumnProof(ProofClass proof, Set<Identifier> identifiers, String why) {

    public ColumnProof {
        identifiers = Set.copyOf(identifiers);
    }

    public static ColumnProof reserved(Identifier first, Identifier... others) {
        return reserved(EnumSet.of(first, others));
    }

    public static ColumnProof reserved(Set<Identifier> identifiers) {
        return new ColumnProof(ProofClass.RESERVED, identifiers, "in the space reserved for " + subject(identifiers));
    }

    /// What the space is reserved for, and by which document.
    public String subject() {
        return subject(identifiers);
    }

    private static String subject(Set<Identifier> identifiers) {
        var sorted = new TreeSet<>(identifiers);
        return sorted.stream().map(Identifier::label).collect(Collectors.joining(" or ")) + " ("
                + sorted.stream().map(Identifier::authority).distinct().collect(Collectors.joining("; ")) + ")";
    }

    public static ColumnProof of(ProofClass proof, String why) {
        return new ColumnProof(proof, Set.of(), why);
    }

    /// What can be said of values of which some are proven by this and some by another.
    public ColumnProof or(ColumnProof other) {
        if (proof != other.proof) {
            return proof.compareTo(other.proof) > 0 ? this : other;
        }
        if (proof != ProofClass.RESERVED) {
            return this;
        }
        return reserved(
                Stream.concat(identifiers.stream(), other.identifiers.stream()).collect(Collectors.toSet()));
    }

    /// The class and its kinds as one word: `closed`, `reserved:ipv4,ipv6`.
    public String code() {
        return identifiers.isEmpty()
                ? proof.code()
                : proof.code()
                        + identifiers.stream().sorted().map(Identifier::code).collect(Collectors.joining(",", ":", ""));
    }

    /// What such a word says; empty where another version of Seedbed has classes or kinds that this one has not.
    public static Optional<ColumnProof> find(String code) {
        var colon = code.indexOf(':');
        var proof = ProofClass.find(colon < 0 ? code : code.substring(0, colon));
        if (colon < 0) {
            return proof.filter(known -> known != ProofClass.RESERVED).map(known -> of(known, ""));
        }
        var kinds = EnumSet.noneOf(Identifier.class);
        for (var name : code.substring(colon + 1).split(",", -1)) {
            var kind = Stream.of(Identifier.values())
                    .filter(one -> one.code().equals(name))
                    .findFirst();
            if (kind.isEmpty()) {
                return Optional.empty();
            }
            kinds.add(kind.get());
        }
        return proof.filter(known -> known == ProofClass.RESERVED).map(_ -> reserved(kinds));
    }
}
