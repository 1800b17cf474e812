package dev.seedbed.core.branch;

import java.util.Locale;

/// Whose branches: a PostgreSQL server of one's own, or a service.
public enum ProviderName {
    LOCAL("local PostgreSQL"),
    NEON("Neon"),
    SUPABASE("Supabase"),
    PLANETSCALE("PlanetScale"),
    DBLAB("DBLab");

    private final String title;

    ProviderName(String title) {
        this.title = title;
    }

    /// As one writes it on the command line.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As it stands in sentences.
    public String title() {
        return title;
    }

    @Override
    public String toString() {
        return code();
    }
}
