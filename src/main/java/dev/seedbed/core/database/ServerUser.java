package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// In whose name the server's programs run: PostgreSQL refuses root, so root has to look like someone else.
///
/// `owner` is the numeric user that the data folder must then belong to.
record ServerUser(List<String> prefix, Optional<Integer> owner) {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String NOBODY = "65534";

    /// Ways out of being root, the best first: an empty user namespace; or another user who may still enter our
    /// folders.
    private static final List<ServerUser> WAYS_FOR_ROOT = List.of(
            new ServerUser(List.of("unshare", "-U"), Optional.of(0)),
            new ServerUser(
                    List.of(
                            "setpriv",
                            "--reuid=" + NOBODY,
                            "--regid=" + NOBODY,
                            "--clear-groups",
                            "--inh-caps=-all,+dac_override",
                            "--ambient-caps=-all,+dac_override",
                            "--securebits=+no_setuid_fixup"),
                    Optional.of(Integer.valueOf(NOBODY))));

    /// The best way that a probe shows to work with these programs.
    static ServerUser fitFor(ServerBinaries binaries) {
        return waysThatWork(binaries)
                .findFirst()
                .orElseThrow(() -> Problem.error(
                                Category.UNREACHABLE,
                                "The embedded PostgreSQL server cannot run as root.",
                                binaries.folder().toString(),
                                "Neither unshare nor setpriv may be used here to give up root's rights.",
                                "Run Seedbed as an ordinary user, or give the URL of a PostgreSQL server that runs.")
                        .exception());
    }

    static Stream<ServerUser> waysThatWork(ServerBinaries binaries) {
        return isRoot(binaries.folder())
                ? WAYS_FOR_ROOT.stream().filter(way -> way.works(binaries))
                : Stream.of(new ServerUser(List.of(), Optional.empty()));
    }

    private static boolean isRoot(Path anyFolder) {
        return !System.getProperty("os.name", "").startsWith("Windows")
                && ServerCommand.run(List.of("id", "-u"), anyFolder, LIMIT)
                        .output()
                        .strip()
                        .equals("0");
    }

    private boolean works(ServerBinaries binaries) {
        var probe = command(
                "sh",
                "-c",
                "[ \"$(id -u)\" != 0 ] && exec \"$0\" --version",
                binaries.program("postgres").toString());
        return ServerCommand.run(probe, binaries.folder(), LIMIT).succeeded();
    }

    List<String> command(String... words) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        return List.copyOf(command);
    }
}
