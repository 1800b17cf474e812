package dev.seedbed.core.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A language that a tenant's names, addresses and texts can be in.
public enum Language {
    ENGLISH("en"),
    GERMAN("de"),
    FRENCH("fr"),
    SPANISH("es"),
    PORTUGUESE("pt-BR"),
    JAPANESE("ja"),
    CHINESE("zh-CN"),
    ARABIC("ar");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /// The word in a scenario file.
    public String code() {
        return code;
    }

    public static Optional<Language> find(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Language::code).toList();
    }
}
