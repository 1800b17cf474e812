package dev.seedbed.core.branch;

import java.time.Duration;
import java.util.Optional;

/// What a sweep may take away beside what nobody can use any more: with `oldest`, branches that are older than
/// this, whenever they were meant to end. With `dryRun` it only says what would go.
public record SweepPolicy(boolean dryRun, Optional<Duration> oldest) {}
