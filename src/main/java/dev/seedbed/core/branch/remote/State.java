package dev.seedbed.core.branch.remote;

/// How far a service is with a branch, as it says itself; whether the database answers is asked separately.
public sealed interface State {

    record Ready() implements State {}

    /// `phase` is the service's own word.
    record Pending(String phase) implements State {}

    /// It will never be ready. `reason` is the service's own word.
    record Failed(String reason) implements State {}

    record Gone() implements State {}
}
