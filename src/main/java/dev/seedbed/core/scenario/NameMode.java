package dev.seedbed.core.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether the people in the data are called like people.
public enum NameMode {
    /// Names that many people have; some living person has each of them by chance.
    COMMON,
    /// Names put together of syllables, none of which is in any list of names.
    INVENTED,
    /// Common given names, and family names with a mark that every reader sees.
    MARKED;

    /// The word in a scenario file.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<NameMode> find(String code) {
        return Arrays.stream(values()).filter(mode -> mode.code().equals(code)).findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(NameMode::code).toList();
    }
}
