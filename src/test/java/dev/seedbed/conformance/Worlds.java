package dev.seedbed.conformance;

import dev.seedbed.testing.PostgresServers;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Every provider there is; `-Dseedbed.worlds=Neon` leaves the others out.
final class Worlds {

    /// One provider, whose world is made anew for each test.
    record Kind(String name, Function<Path, ProviderWorld> opening) {

        ProviderWorld open(Path folder) {
            return opening.apply(folder);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Worlds() {}

    static List<Kind> all() {
        return Stream.concat(
                        PostgresServers.all().stream()
                                .map(server -> new Kind("local " + server, folder -> LocalWorld.open(folder, server))),
                        remote().stream())
                .filter(kind -> kind.name().matches(System.getProperty("seedbed.worlds", ".*")))
                .toList();
    }

    /// Those that are spoken to over HTTP.
    static List<Kind> remote() {
        return List.of(new Kind("Neon", NeonWorld::open));
    }
}
