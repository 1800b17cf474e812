package dev.seedbed.core.synthetic;

/// How much harm a real one does in the wrong place. In order: the worst first.
public enum Risk {
    /// A person or an account is told by it alone.
    HIGH,
    /// It points at a person or a machine.
    MEDIUM,
    /// It calls something real, or helps to tell who is meant.
    LOW,
    /// Says where a value came from, and nothing about anybody.
    NONE
}
