package dev.seedbed.core.branch.providers;

import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.dblab.DblabService;
import dev.seedbed.core.branch.dblab.DblabSettings;
import dev.seedbed.core.branch.local.LocalBranches;
import dev.seedbed.core.branch.neon.NeonService;
import dev.seedbed.core.branch.neon.NeonSettings;
import dev.seedbed.core.branch.planetscale.PlanetScaleService;
import dev.seedbed.core.branch.planetscale.PlanetScaleSettings;
import dev.seedbed.core.branch.remote.BranchService;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.Pace;
import dev.seedbed.core.branch.remote.RemoteBranches;
import dev.seedbed.core.branch.secret.Credentials;
import dev.seedbed.core.branch.supabase.SupabaseService;
import dev.seedbed.core.branch.supabase.SupabaseSettings;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes providers from what the person set: keys, projects, addresses.
public record BranchProviders(EmbeddedPostgres embedded, Journal journal, Credentials credentials, Reach reach) {

    /// How services are reached. The client is made when the first service is, since that takes longer than a
    /// local branch does.
    public record Reach(Supplier<HttpClient> clients, Pace pace) {

        public static final Reach NORMAL = new Reach(() -> Http.CLIENT, Pace.NORMAL);

        HttpClient client() {
            return clients.get();
        }
    }

    /// What names a PostgreSQL of one's own.
    private static final String SERVER = "SEEDBED_SERVER_URL";

    /// What becomes of the end that a branch is given, wherever the provider is and whatever was set.
    public static Capabilities.Ends ends(ProviderName provider) {
        return switch (provider) {
            case LOCAL -> LocalBranches.ENDS;
            case NEON -> NeonService.ENDS;
            case SUPABASE -> SupabaseService.ENDS;
            case PLANETSCALE -> PlanetScaleService.ENDS;
            case DBLAB -> DblabService.ENDS;
        };
    }

    public BranchProvider at(BranchPlace place, Progress progress) {
        return switch (place.provider()) {
            case LOCAL -> local(place, progress);
            case NEON -> remote(neon());
            case SUPABASE -> remote(supabase());
            case PLANETSCALE -> remote(planetScale());
            case DBLAB -> remote(dblab());
        };
    }

    /// A server of one's own has no copies waiting unless somebody says how many: they take room there.
    public LocalBranches local(BranchPlace place, Progress progress) {
        var pool = credentials.setting("SEEDBED_POOL").filter(text -> text.matches("\\d{1,3}"));
        return ownServer(place)
                .map(url -> new LocalBranches(
                        url, Optional.empty(), pool.map(Integer::parseInt).orElse(0)))
                .orElseGet(() -> {
                    var running = embedded.start(progress);
                    var size = pool.map(Integer::parseInt).orElse(LocalBranches.POOL_SIZE);
                    return new LocalBranches(running.url(), Optional.of(running.folder()), size);
                });
    }

    /// The address that is given, or that the settings name; empty for the embedded server.
    public Optional<DatabaseUrl> ownServer(BranchPlace place) {
        return place.provider() == ProviderName.LOCAL
                ? place.server()
                        .or(() -> credentials.secret(SERVER).map(Secret::value).map(DatabaseUrl::parse))
                : Optional.empty();
    }

    /// The server, or the service and the project there, as a person knows it.
    public String where(BranchPlace place, Progress progress) {
        return switch (place.provider()) {
            case LOCAL ->
                address(ownServer(place)
                        .orElseGet(() -> embedded.start(progress).url()));
            case NEON -> project(ownApi("SEEDBED_NEON_API", "NEON_API_KEY", NeonSettings.API), "NEON_PROJECT_ID");
            case SUPABASE ->
                project(
                        ownApi("SEEDBED_SUPABASE_API", "SUPABASE_ACCESS_TOKEN", SupabaseSettings.API),
                        "SUPABASE_PROJECT_REF");
            case PLANETSCALE ->
                project(
                        ownApi("SEEDBED_PLANETSCALE_API", "PLANETSCALE_SERVICE_TOKEN", PlanetScaleSettings.API),
                        "PLANETSCALE_DATABASE");
            case DBLAB ->
                api("DBLAB_INSTANCE_URL", "DBLAB_VERIFICATION_TOKEN", DblabSettings.API)
                        .getHost();
        };
    }

    private static String address(DatabaseUrl server) {
        return server.host() + ":" + server.port();
    }

    private String project(URI api, String project) {
        return api.getHost() + ", " + credentials.setting(project).orElse(project);
    }

    private BranchProvider remote(BranchService service) {
        return new RemoteBranches(service, journal, reach.pace());
    }

    private BranchService neon() {
        return new NeonService(
                new NeonSettings(
                        ownApi("SEEDBED_NEON_API", "NEON_API_KEY", NeonSettings.API),
                        credentials.require("NEON_API_KEY", ProviderName.NEON),
                        credentials.requireSetting("NEON_PROJECT_ID", ProviderName.NEON),
                        credentials.setting("SEEDBED_NEON_DATABASE").orElse(NeonSettings.DATABASE),
                        credentials.setting("SEEDBED_NEON_ROLE").orElse(NeonSettings.ROLE)),
                reach.client(),
                reach.pace());
    }

    private BranchService supabase() {
        return new SupabaseService(
                new SupabaseSettings(
                        ownApi("SEEDBED_SUPABASE_API", "SUPABASE_ACCESS_TOKEN", SupabaseSettings.API),
                        credentials.require("SUPABASE_ACCESS_TOKEN", ProviderName.SUPABASE),
                        credentials.requireSetting("SUPABASE_PROJECT_REF", ProviderName.SUPABASE),
                        credentials.require("SUPABASE_DB_PASSWORD", ProviderName.SUPABASE),
                        SupabaseSettings.withData(
                                credentials.setting(SupabaseSettings.DATA).orElse(SupabaseSettings.LOAD))),
                reach.client(),
                reach.pace());
    }

    private BranchService planetScale() {
        return new PlanetScaleService(
                new PlanetScaleSettings(
                        ownApi("SEEDBED_PLANETSCALE_API", "PLANETSCALE_SERVICE_TOKEN", PlanetScaleSettings.API),
                        credentials.requireSetting("PLANETSCALE_SERVICE_TOKEN_ID", ProviderName.PLANETSCALE),
                        credentials.require("PLANETSCALE_SERVICE_TOKEN", ProviderName.PLANETSCALE),
                        credentials.requireSetting("PLANETSCALE_ORG", ProviderName.PLANETSCALE),
                        credentials.requireSetting("PLANETSCALE_DATABASE", ProviderName.PLANETSCALE),
                        credentials
                                .setting("SEEDBED_PLANETSCALE_CLUSTER_SIZE")
                                .orElse(PlanetScaleSettings.CLUSTER_SIZE)),
                reach.client(),
                reach.pace());
    }

    private BranchService dblab() {
        return new DblabService(
                new DblabSettings(
                        api("DBLAB_INSTANCE_URL", "DBLAB_VERIFICATION_TOKEN", DblabSettings.API),
                        credentials.require("DBLAB_VERIFICATION_TOKEN", ProviderName.DBLAB),
                        credentials.setting("SEEDBED_DBLAB_DATABASE").orElse(DblabSettings.DATABASE),
                        credentials.setting("SEEDBED_DBLAB_SOURCE").orElse(DblabSettings.SOURCE)),
                reach.client(),
                reach.pace());
    }

    /// Another address of a service's interface, such as a proxy's.
    private URI api(String name, String key, URI usual) {
        return credentials.address(name, key).orElse(usual);
    }

    /// The same of a service in the internet, whose key never travels in the open.
    private URI ownApi(String name, String key, URI usual) {
        var api = api(name, key, usual);
        if (!"https".equals(api.getScheme())) {
            throw Problem.error(
                            Category.REFUSED,
                            name + " was not followed.",
                            api.getHost(),
                            "It is not https, and " + key + " would travel in the open.",
                            "Use an address with https.")
                    .exception();
        }
        return api;
    }
}
