package dev.seedbed.core.project;

import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.schema.Schema;

/// What a person decides beside the scenario that comes with a source.
@FunctionalInterface
public interface ScenarioChange {

    Scenario of(Schema schema, Scenario scenario);
}
