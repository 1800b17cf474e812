package dev.seedbed.core.branch.planetscale;

import dev.seedbed.core.database.Secret;
import java.net.URI;

/// Which database of which organization, with which service token, and how large the instance of a branch is.
public record PlanetScaleSettings(
        URI api, String tokenId, Secret token, String organization, String database, String clusterSize) {

    public static final URI API = URI.create("https://api.planetscale.com/v1");

    /// The smallest that a backup can be restored into.
    public static final String CLUSTER_SIZE = "PS_10";
}
