package dev.seedbed.core.guard.audit;

/// How sure it is that a value is what it looks like.
public enum Confidence {
    /// Check digits or a form of its own say so, or the form and the column's name together.
    STRONG,
    /// The form alone, or the name with a form that much else has too.
    MEDIUM,
    /// The column's name says so, and the value is none of the generator's.
    WEAK
}
