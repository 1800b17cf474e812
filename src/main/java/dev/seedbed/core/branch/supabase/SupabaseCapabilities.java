package dev.seedbed.core.branch.supabase;

import dev.seedbed.core.branch.Capabilities;
import java.util.List;
import java.util.stream.Stream;

/// What branches at Supabase are. Times and costs are what users of it report; it publishes none.
final class SupabaseCapabilities {

    private static final String COST = "about $0.0134 an hour for each branch while it exists";

    private static final List<String> ALWAYS = List.of(
            "The base is a project that serves nothing else, always called base-seed; take one that no Git repository is"
                    + " connected to.",
            "The mark of a branch is its git_branch.",
            "Supabase pauses a branch that nobody uses; a guarded one (persistent) stays awake.",
            "A project's own address has IPv6 only: where that cannot be reached, URLs lead to its pooler in session"
                    + " mode.");

    private SupabaseCapabilities() {}

    static Capabilities of(boolean withData) {
        return withData ? RESTORED : LOADED;
    }

    private static final Capabilities RESTORED = new Capabilities(
            Capabilities.Copying.RESTORE,
            Capabilities.Publishing.TRANSACTION,
            false,
            true,
            false,
            SupabaseService.ENDS,
            "minutes: a backup is restored into a project of its own",
            COST + ", and a disk as large as the base's",
            notes("Restoring takes the add-on for point-in-time recovery.", "A branch that is reset gets a new URL."));

    private static final Capabilities LOADED = new Capabilities(
            Capabilities.Copying.LOAD,
            Capabilities.Publishing.TRANSACTION,
            true,
            true,
            false,
            SupabaseService.ENDS,
            "some ten seconds for a project of its own, then as long as its rows take over the wire",
            COST,
            notes(
                    "A branch gets its tables from the project's migrations, and is refused where they are others than"
                            + " the base's.",
                    "A reset leaves what Supabase itself keeps in other schemas (users, files) as it is; where the tables"
                            + " were changed, the branch is made anew, with a new URL."));

    private static List<String> notes(String... own) {
        return Stream.concat(Stream.of(own), ALWAYS.stream()).toList();
    }
}
