package dev.seedbed.core.branch;

import dev.seedbed.core.database.DatabaseUrl;
import java.util.Optional;

/// Where branches are wanted: at which provider. `server` is a PostgreSQL of one's own, where the provider is
/// `LOCAL`; without it the embedded one is meant, or the one that the settings name.
public record BranchPlace(ProviderName provider, Optional<DatabaseUrl> server) {

    public static final BranchPlace LOCAL = new BranchPlace(ProviderName.LOCAL, Optional.empty());
}
