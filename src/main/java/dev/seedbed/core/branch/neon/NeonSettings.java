package dev.seedbed.core.branch.neon;

import dev.seedbed.core.database.Secret;
import java.net.URI;

/// Which project of Neon's, with which key, and which database and role of it.
public record NeonSettings(URI api, Secret key, String project, String database, String role) {

    public static final URI API = URI.create("https://console.neon.tech/api/v2");
    public static final String DATABASE = "neondb";
    public static final String ROLE = "neondb_owner";
}
