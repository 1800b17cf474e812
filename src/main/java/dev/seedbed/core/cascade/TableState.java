package dev.seedbed.core.cascade;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a baseline holds of a table: its verdict in words, as short as a line of a file.
record TableState(Verdict verdict, boolean intended, boolean crossTenant) {

    private static final String INTENDED = "intended";

    static TableState of(TableVerdict verdict) {
        return new TableState(
                verdict.verdict(),
                verdict.intended().isPresent(),
                verdict.badges().contains(Badge.CROSS_TENANT));
    }

    static Optional<TableState> find(String text) {
        var words = text.split(" ");
        var flags = Set.copyOf(Arrays.asList(words).subList(1, words.length));
        return Verdict.find(words[0])
                .map(verdict ->
                        new TableState(verdict, flags.contains(INTENDED), flags.contains(Badge.CROSS_TENANT.code())));
    }

    String text() {
        return Stream.of(
                        Stream.of(verdict.code()),
                        intended ? Stream.of(INTENDED) : Stream.<String>of(),
                        crossTenant ? Stream.of(Badge.CROSS_TENANT.code()) : Stream.<String>of())
                .flatMap(words -> words)
                .collect(Collectors.joining(" "));
    }

    /// Whether a change from the other state loses something. What is intended is never worse.
    boolean worseThan(TableState before) {
        return !intended && rank() > before.rank();
    }

    boolean betterThan(TableState before) {
        return rank() < before.rank() || (before.crossTenant && !crossTenant);
    }

    /// From 0, the rows go, over 1, they stay and nobody minds, and 2, they are forgotten, to 3, the delete fails.
    private int rank() {
        var unmarked = switch (verdict) {
            case ROOT, DELETED -> 0;
            case DETACHED, SHARED -> 1;
            case LEFT_BEHIND -> 2;
            case BLOCKS -> 3;
        };
        return intended ? Math.min(unmarked, 1) : unmarked;
    }
}
