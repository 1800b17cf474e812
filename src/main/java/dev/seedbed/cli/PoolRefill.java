package dev.seedbed.cli;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.ProviderName;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Has the copies that wait for the next branches made by a process of its own, which goes on when this one has ended.
final class PoolRefill {

    /// The property that names the script which started this program.
    static final String STARTER = "seedbed.starter";

    private static final String NONE = "0";

    private PoolRefill() {}

    /// The address of a server with its password goes into the process's environment, never among its arguments. That a
    /// system does not allow it is no failure: the next branch is copied while somebody waits.
    static void start(BranchPlace place, BranchName base) {
        if (place.provider() != ProviderName.LOCAL || NONE.equals(System.getenv("SEEDBED_POOL"))) {
            return;
        }
        var command = new ArrayList<>(detached(program()));
        command.addAll(List.of("branch", "fill", base.value()));
        var builder =
                new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        place.server().ifPresent(url -> builder.environment().put("SEEDBED_SERVER_URL", url.connectable()));
        try {
            builder.start().getOutputStream().close();
        } catch (IOException _) {
            // The pool stays as it is.
        }
    }

    /// By way of a shell that ends at once: a Java machine that still has a child takes 0.3 s longer to end.
    private static List<String> detached(List<String> program) {
        var shell = Path.of("/bin/sh");
        if (!Files.isExecutable(shell)) {
            return program;
        }
        var command = new ArrayList<>(List.of(shell.toString(), "-c", "\"$@\" &", "sh"));
        command.addAll(program);
        return command;
    }

    /// This program: as it was started, or else this Java on the same classes, or else the one file of a package.
    private static List<String> program() {
        var starter = Optional.ofNullable(System.getProperty(STARTER));
        if (starter.isPresent()) {
            return List.of(starter.get());
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return Files.isExecutable(java)
                ? List.of(
                        java.toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.seedbed.Seedbed")
                : List.of(ProcessHandle.current().info().command().orElse("seedbed"));
    }
}
