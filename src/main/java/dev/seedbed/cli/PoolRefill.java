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

/// Has the copies that wait for the next branches made by a process of its own, which goes on when this one has ended.
final class PoolRefill {

    private PoolRefill() {}

    /// The address of a server with its password goes into the process's environment, never among its arguments. That a
    /// system does not allow it is no failure: the next branch is copied while somebody waits.
    static void start(BranchPlace place, BranchName base) {
        if (place.provider() != ProviderName.LOCAL) {
            return;
        }
        var command = new ArrayList<>(program());
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

    /// This program: a packaged one has a starter and no `java`.
    private static List<String> program() {
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
