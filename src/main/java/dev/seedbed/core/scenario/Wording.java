package dev.seedbed.core.scenario;

import java.util.List;

/// The languages that names and texts are in, each tenant in one of them, by weight, and what people are called. Tables
/// that belong to no tenant are in the first language.
public record Wording(List<Share> languages, NameMode names) {

    public static final Wording DEFAULT = new Wording(List.of(new Share(Language.ENGLISH, 1)), NameMode.COMMON);

    /// So many tenants of the sum of all weights, by chance.
    public record Share(Language language, long weight) {}

    public Wording {
        languages = List.copyOf(languages);
    }
}
