package dev.seedbed.conformance;

import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.fakes.DblabFake;
import dev.seedbed.fakes.NeonFake;
import dev.seedbed.fakes.PlanetScaleFake;
import dev.seedbed.fakes.SupabaseFake;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Every provider there is; `-Dseedbed.worlds=Neon` asks that one only, and `-Dthorough` asks the variants of another
/// everything, too.
public final class Worlds {

    /// One provider, whose world is made anew for each test; a variant differs from another in what
    /// {@link #DIFFERS} marks only.
    public record Kind(String name, boolean variant, Function<Path, ProviderWorld> opening) {

        Kind(String name, Function<Path, ProviderWorld> opening) {
            this(name, false, opening);
        }

        /// Whether a test with these tags is for it.
        boolean wants(Set<String> tags) {
            return !variant || THOROUGH || tags.contains(DIFFERS);
        }

        public ProviderWorld open(Path folder) {
            return opening.apply(folder);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// The tag of tests of how rows come into a base and out of it.
    static final String DIFFERS = "differs";

    private static final boolean THOROUGH = System.getProperty("thorough") != null;

    /// Branches that a service has room for.
    private static final int ROOM = 60;

    private Worlds() {}

    static List<Kind> all() {
        return Stream.concat(PostgresServers.all().stream().map(Worlds::local), services())
                .filter(Worlds::wanted)
                .toList();
    }

    /// Those that are spoken to over HTTP.
    public static List<Kind> remote() {
        return services()
                .filter(Worlds::wanted)
                .filter(kind -> kind.wants(Set.of()))
                .toList();
    }

    /// One of each way to exchange a base: by names, and by commits.
    public static List<Kind> exchanging() {
        return remote().stream()
                .filter(kind -> THOROUGH || Set.of("Neon", "DBLab").contains(kind.name()))
                .toList();
    }

    private static Kind local(TestServer server) {
        var variant = !server.equals(PostgresServers.newest());
        return new Kind("local " + server, variant, folder -> LocalWorld.open(folder, server));
    }

    private static Stream<Kind> services() {
        return Stream.of(
                new Kind("Neon", Worlds::neon),
                new Kind("Supabase", folder -> supabase(folder, "load")),
                new Kind("Supabase restore", true, folder -> supabase(folder, "restore")),
                new Kind("PlanetScale", Worlds::planetScale),
                new Kind("DBLab", Worlds::dblab));
    }

    private static boolean wanted(Kind kind) {
        return kind.name().matches(System.getProperty("seedbed.worlds", ".*"));
    }

    private static ProviderWorld neon(Path folder) {
        var neon = new NeonFake(ProviderWorld.PRODUCTION);
        neon.limits(ROOM, ROOM, 2);
        return new RemoteWorld(
                folder,
                ProviderName.NEON,
                neon,
                Map.of(
                        "SEEDBED_NEON_API", neon.base().toString(),
                        "NEON_API_KEY", neon.key(),
                        "NEON_PROJECT_ID", neon.project()),
                "/projects/[^/]+/branches",
                name -> neon.foreign(name, "production"));
    }

    /// A seed project holds nobody's rows before Seedbed's.
    private static ProviderWorld supabase(Path folder, String data) {
        var supabase = new SupabaseFake(ProviderWorld.SCHEMA);
        supabase.limit(ROOM);
        return new RemoteWorld(
                folder,
                ProviderName.SUPABASE,
                supabase,
                Map.of(
                        "SEEDBED_SUPABASE_API", supabase.base().toString(),
                        "SUPABASE_ACCESS_TOKEN", supabase.token(),
                        "SUPABASE_PROJECT_REF", supabase.project(),
                        "SUPABASE_DB_PASSWORD", supabase.password(),
                        "SEEDBED_SUPABASE_DATA", data),
                "/v1/projects/[^/]+/branches",
                supabase::foreign);
    }

    private static ProviderWorld planetScale(Path folder) {
        var planetScale = new PlanetScaleFake(ProviderWorld.PRODUCTION);
        planetScale.limit(ROOM);
        return new RemoteWorld(
                folder,
                ProviderName.PLANETSCALE,
                planetScale,
                Map.of(
                        "SEEDBED_PLANETSCALE_API", planetScale.base().toString(),
                        "PLANETSCALE_SERVICE_TOKEN_ID", planetScale.tokenId(),
                        "PLANETSCALE_SERVICE_TOKEN", planetScale.token(),
                        "PLANETSCALE_ORG", planetScale.organization(),
                        "PLANETSCALE_DATABASE", planetScale.database()),
                "/organizations/[^/]+/databases/[^/]+/branches",
                name -> planetScale.foreign(name, "main"));
    }

    private static ProviderWorld dblab(Path folder) {
        var dblab = new DblabFake(ProviderWorld.SCHEMA);
        return new RemoteWorld(
                folder,
                ProviderName.DBLAB,
                dblab,
                Map.of("DBLAB_INSTANCE_URL", dblab.base().toString(), "DBLAB_VERIFICATION_TOKEN", dblab.token()),
                "/clone",
                name -> dblab.foreign(name, "main"));
    }
}
