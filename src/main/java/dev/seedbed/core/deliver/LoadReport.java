package dev.seedbed.core.deliver;

import java.time.Duration;

/// A seed file that was loaded to see whether it does: how long that took, and what reading it back found.
public record LoadReport(Duration took, CheckReport check) {}
