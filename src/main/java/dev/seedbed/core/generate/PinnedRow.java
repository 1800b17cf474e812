package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.scenario.Fixture;

/// A fixture, and the row of its table that it takes.
public record PinnedRow(Fixture fixture, Place place) {}
