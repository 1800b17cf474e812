package dev.seedbed.core.cascade.migration;

import java.util.List;
import java.util.stream.Stream;

/// Statements that are run together, in a transaction or, when `transaction` is false, each by itself.
///
/// `remarks` say what a person has to know before running it: the locks first.
public record Step(List<String> remarks, boolean transaction, List<String> statements) {

    public Step {
        remarks = List.copyOf(remarks);
        statements = List.copyOf(statements);
    }

    /// One statement that takes locks, which it does not wait for longer than a few seconds: behind a waiting lock
    /// everything else queues.
    static Step locking(List<String> remarks, String statement) {
        return new Step(remarks, true, List.of("SET LOCAL lock_timeout = '5s'", statement));
    }

    /// With one more statement, which takes no stronger lock.
    Step and(String statement) {
        return new Step(
                remarks,
                transaction,
                Stream.concat(statements.stream(), Stream.of(statement)).toList());
    }

    /// One statement that no transaction may hold, and that blocks nobody while it waits.
    static Step alone(List<String> remarks, String statement) {
        return new Step(remarks, false, List.of("SET lock_timeout = 0", statement, "RESET lock_timeout"));
    }
}
