package dev.seedbed.core.feedback;

/// How much a problem matters: an error stops the step, a warning is carried along with the result.
public enum Severity {
    ERROR,
    WARNING
}
