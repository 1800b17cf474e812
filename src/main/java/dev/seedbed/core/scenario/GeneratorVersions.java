package dev.seedbed.core.scenario;

/// Which version of each generator the scenario was written for, so that a better one changes no rows of an old one.
public record GeneratorVersions() {

    public static final GeneratorVersions FIRST = new GeneratorVersions();
}
