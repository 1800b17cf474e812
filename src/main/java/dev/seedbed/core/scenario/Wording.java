package dev.seedbed.core.scenario;

import java.util.Map;

/// The languages that names and texts are in, each tenant in one of them, by weight.
public record Wording(Map<String, Long> languages) {

    public static final Wording DEFAULT = new Wording(Map.of("en", 1L));

    public Wording {
        languages = Map.copyOf(languages);
    }
}
