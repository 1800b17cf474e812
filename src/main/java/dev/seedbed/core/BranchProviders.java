package dev.seedbed.core;

import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.local.LocalBranches;
import dev.seedbed.core.branch.neon.NeonService;
import dev.seedbed.core.branch.neon.NeonSettings;
import dev.seedbed.core.branch.remote.BranchService;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.Pace;
import dev.seedbed.core.branch.remote.RemoteBranches;
import dev.seedbed.core.branch.secret.Credentials;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.feedback.Progress;
import java.util.Optional;

/// Makes providers from what the person set: keys, projects, addresses.
record BranchProviders(EmbeddedPostgres embedded, SeedbedHome home, Credentials credentials) {

    /// What names a PostgreSQL of one's own.
    private static final String SERVER = "SEEDBED_SERVER_URL";

    BranchProvider at(BranchPlace place, Progress progress) {
        return switch (place.provider()) {
            case LOCAL ->
                new LocalBranches(ownServer(place)
                        .orElseGet(() -> embedded.start(progress).url()));
            case NEON -> remote(neon());
            case SUPABASE, PLANETSCALE, DBLAB -> throw new UnsupportedOperationException();
        };
    }

    /// The address that is given, or that the settings name; empty for the embedded server.
    Optional<DatabaseUrl> ownServer(BranchPlace place) {
        return place.provider() == ProviderName.LOCAL
                ? place.server()
                        .or(() -> credentials.secret(SERVER).map(Secret::value).map(DatabaseUrl::parse))
                : Optional.empty();
    }

    private BranchProvider remote(BranchService service) {
        return new RemoteBranches(service, new Journal(home), Pace.NORMAL);
    }

    private BranchService neon() {
        return new NeonService(
                new NeonSettings(
                        NeonSettings.API,
                        credentials.require("NEON_API_KEY", ProviderName.NEON),
                        credentials.requireSetting("NEON_PROJECT_ID", ProviderName.NEON),
                        credentials.setting("SEEDBED_NEON_DATABASE").orElse(NeonSettings.DATABASE),
                        credentials.setting("SEEDBED_NEON_ROLE").orElse(NeonSettings.ROLE)),
                Http.CLIENT,
                Pace.NORMAL);
    }
}
