package dev.seedbed.core.branch.dblab;

import dev.seedbed.core.database.Secret;
import java.net.URI;

/// Which engine, with which verification token, and which database of its clones. `source` is the engine's
/// branch that a base is forked from when it is published first.
public record DblabSettings(URI api, Secret token, String database, String source) {

    /// The engine's own port, reached through SSH as a rule.
    public static final URI API = URI.create("http://localhost:2345");

    public static final String DATABASE = "postgres";
    public static final String SOURCE = "main";

    public DblabSettings {
        api = URI.create(api.toString().replaceFirst("/+$", ""));
    }
}
