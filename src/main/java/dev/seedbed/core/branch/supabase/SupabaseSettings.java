package dev.seedbed.core.branch.supabase;

import dev.seedbed.core.database.Secret;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.net.URI;

/// Which project of Supabase's holds the base, with which token, and the password of its database, which
/// Supabase does not tell.
///
/// `withData`: a branch gets its rows from a backup of the project, which takes the add-on for point-in-time
/// recovery. Otherwise it gets its tables from the project's migrations, and its rows over the wire.
public record SupabaseSettings(URI api, Secret token, String project, Secret password, boolean withData) {

    public static final URI API = URI.create("https://api.supabase.com");

    /// The setting that says how rows get into a branch.
    public static final String DATA = "SEEDBED_SUPABASE_DATA";

    public static final String LOAD = "load";
    private static final String RESTORE = "restore";

    /// What the setting means.
    public static boolean withData(String setting) {
        return switch (setting) {
            case LOAD -> false;
            case RESTORE -> true;
            default ->
                throw Problem.error(
                                Category.USAGE,
                                "The setting " + DATA + " is not understood.",
                                "",
                                "It is \"" + setting + "\".",
                                "Set it to " + LOAD + " or " + RESTORE + ".")
                        .exception();
        };
    }
}
