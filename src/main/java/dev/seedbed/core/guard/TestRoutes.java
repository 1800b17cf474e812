package dev.seedbed.core.guard;

import java.util.List;

/// What Seedbed's test routes are called in every language and framework. The kit is written with these names; the scan
/// of what is shipped looks for them.
public final class TestRoutes {

    /// The request header that carries the secret. Hyphens, since proxies drop headers with underscores.
    public static final String HEADER = "e2e-admin-secret";

    /// The environment variable that holds the secret, and the one that may hold the secret before it.
    public static final String SECRET = "E2E_ADMIN_SECRET";

    public static final String PREVIOUS_SECRET = "E2E_ADMIN_SECRET_PREVIOUS";

    /// What all paths begin with.
    public static final String PATH = "/__e2e";

    /// The folder that holds the kit in a repository.
    public static final String FOLDER = "test-routes";

    /// A text that the running kit needs, so that no minifier drops it: wherever the kit is, this is.
    public static final String TRIPWIRE = "seedbed-test-routes-tripwire-5eedbed0";

    private TestRoutes() {}

    /// What nothing that goes to production contains.
    public static List<String> names() {
        return List.of(TRIPWIRE, HEADER, SECRET, PATH + "/", FOLDER + "/");
    }
}
