package dev.seedbed.core.branch.supabase;

import dev.seedbed.core.database.Secret;
import java.net.URI;

/// Which project of Supabase's holds the base, with which token, and the password of its database, which
/// Supabase does not tell.
///
/// `withData`: a branch gets its rows from a backup of the project, which takes the add-on for point-in-time
/// recovery. Otherwise it gets its tables from the project's migrations, and its rows over the wire.
public record SupabaseSettings(URI api, Secret token, String project, Secret password, boolean withData) {

    public static final URI API = URI.create("https://api.supabase.com");
}
