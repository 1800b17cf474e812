package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sql;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The statements that make, change and drop foreign keys: a key is made without a look at the rows, which are
/// looked at in a transaction that locks nobody out.
final class KeySteps {

    private static final String NOT_VALID = " NOT VALID";

    private static final String OLD_SERVERS =
            "Servers before 18 take no NOT VALID key on a partitioned table: leave out these two words there.";

    private final Schema schema;

    KeySteps(Schema schema) {
        this.schema = schema;
    }

    List<Step> added(ForeignKey key) {
        return made(
                key,
                "ADD " + constraint(key),
                "Lock: SHARE ROW EXCLUSIVE on %s: nobody writes, for a moment.".formatted(Locks.ends(key)));
    }

    List<Step> dropped(ForeignKey key) {
        return List.of(Step.locking(
                List.of(Locks.exclusive(key)), alter(key) + "DROP CONSTRAINT " + Sql.identifier(key.name())));
    }

    /// In place where only the deferral differs, or else dropped and made again at once.
    List<Step> replaced(ForeignKey from, ForeignKey to, boolean inPlace) {
        if (inPlace) {
            return List.of(Step.locking(
                    List.of(Locks.exclusive(to) + " No row is looked at."),
                    "ALTER TABLE %s ALTER CONSTRAINT %s %s"
                            .formatted(to.table().sql(), Sql.identifier(to.name()), deferral(to))));
        }
        return made(
                to,
                "DROP CONSTRAINT %s,\n    ADD %s".formatted(Sql.identifier(from.name()), constraint(to)),
                Locks.exclusive(to));
    }

    private static String deferral(ForeignKey key) {
        if (!key.deferrable()) {
            return "NOT DEFERRABLE";
        }
        return key.initiallyDeferred() ? "DEFERRABLE INITIALLY DEFERRED" : "DEFERRABLE INITIALLY IMMEDIATE";
    }

    private List<Step> made(ForeignKey key, String action, String lock) {
        if (!postponable(key)) {
            return List.of(commented(
                    key,
                    Step.locking(
                            List.of(
                                    lock.replace(", for a moment", ", while all rows are looked at"),
                                    "This server takes no NOT VALID key on a partitioned table. " + violations(key)),
                            alter(key) + action)));
        }
        var partitioned = schema.table(key.table()).partitioning().isPresent();
        var remarks = partitioned ? List.of(lock, OLD_SERVERS) : List.of(lock);
        var notValid = key.definition().endsWith(NOT_VALID) ? "" : NOT_VALID;
        var postponed = commented(key, Step.locking(remarks, alter(key) + action + notValid));
        if (!key.validated()) {
            return List.of(postponed);
        }
        return List.of(postponed, validated(key));
    }

    /// A key that is made anew keeps its comment.
    private static Step commented(ForeignKey key, Step step) {
        return key.commentStatement().map(step::and).orElse(step);
    }

    private static Step validated(ForeignKey key) {
        return Step.locking(
                List.of(
                        "Lock: SHARE UPDATE EXCLUSIVE on %s, ROW SHARE on %s: reads and writes go on while all rows are looked at."
                                .formatted(key.table(), key.target()),
                        violations(key)),
                "ALTER TABLE %s VALIDATE CONSTRAINT %s".formatted(key.table().sql(), Sql.identifier(key.name())));
    }

    /// Servers before 18 look at the rows of a partitioned table at once.
    private boolean postponable(ForeignKey key) {
        return schema.serverVersion() >= 180_000
                || schema.table(key.table()).partitioning().isEmpty();
    }

    private static String violations(ForeignKey key) {
        var columns = key.columns().stream()
                .map(column -> "own." + Sql.identifier(column) + " IS NOT NULL")
                .toList();
        var pairs = IntStream.range(0, key.columns().size())
                .mapToObj(pair -> "parent.%s = own.%s"
                        .formatted(
                                Sql.identifier(key.targetColumns().get(pair)),
                                Sql.identifier(key.columns().get(pair))))
                .collect(Collectors.joining(" AND "));
        return "Fails while there are such rows: SELECT * FROM %s AS own WHERE %s AND NOT EXISTS (SELECT FROM %s AS parent WHERE %s)."
                .formatted(
                        key.table().sql(),
                        String.join(" AND ", columns),
                        key.target().sql(),
                        pairs);
    }

    private static String constraint(ForeignKey key) {
        return "CONSTRAINT %s %s".formatted(Sql.identifier(key.name()), key.definition());
    }

    private static String alter(ForeignKey key) {
        return "ALTER TABLE %s\n    ".formatted(key.table().sql());
    }
}
