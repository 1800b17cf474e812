package dev.seedbed.core.scenario;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// Which version of each generator the scenario was written for, so that a better one changes no rows of an old one.
/// What is absent is of the first version.
public record GeneratorVersions(Map<Kind, Integer> versions) {

    /// What every scenario was written for before there were others, and what is taken where there is no file.
    public static final GeneratorVersions FIRST = new GeneratorVersions(Map.of());

    /// What a new scenario file is written for.
    public static final GeneratorVersions NEWEST =
            new GeneratorVersions(Arrays.stream(Kind.values()).collect(Collectors.toMap(kind -> kind, Kind::newest)));

    public GeneratorVersions {
        versions = versions.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public int of(Kind kind) {
        return versions.getOrDefault(kind, 1);
    }
}
