package dev.seedbed.core;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.deliver.CheckReport;
import java.time.Duration;

/// A base-seed that was published: loaded, verified and swapped in.
public record PushReport(Branch base, long rows, CheckReport check, Duration took) {}
