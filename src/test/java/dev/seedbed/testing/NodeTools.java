package dev.seedbed.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Node with the packages that generated code is made for, and the bundlers that ship it, installed once a
/// build. Where the machine has no Node, the test is skipped, and says so.
public final class NodeTools {

    private static final Path FOLDER = PostgresServers.TARGET.resolve("node").toAbsolutePath();
    private static final List<String> FILES = List.of("package.json", "package-lock.json");

    private NodeTools() {}

    /// The folder that holds `node_modules`: projects of tests live below it, where Node finds the packages.
    public static Path folder() {
        assumeThat(List.of("node", "npm"))
                .as("Node is on the path, for tests of generated code")
                .allMatch(Programs::installed);
        return Installed.FOLDER;
    }

    /// An empty folder of a test's own below {@link #folder}.
    public static Path project(String name) {
        var project = folder().resolve(name);
        PostgresServers.delete(project);
        try {
            return Files.createDirectories(project);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs an installed tool, such as `tsc`, to a good end; returns what it printed.
    public static String run(Path folder, String tool, String... arguments) {
        return run(folder, Map.of(), tool, arguments);
    }

    /// With more in its environment.
    public static String run(Path folder, Map<String, String> environment, String tool, String... arguments) {
        var command = new ArrayList<>(List.of(
                folder().resolve("node_modules").resolve(".bin").resolve(tool).toString()));
        command.addAll(List.of(arguments));
        return run(folder, environment, command);
    }

    /// Runs a script of the folder.
    public static String node(Path folder, String script, String... arguments) {
        var command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        return run(folder, Map.of(), command);
    }

    private static String run(Path folder, Map<String, String> environment, List<String> command) {
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path install() {
        try (var oneAtATime = FileChannel.open(
                        Files.createDirectories(FOLDER).resolve("installing"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var _ = oneAtATime.lock()) {
            var lock = Files.readString(resource("package-lock.json"));
            var installed = FOLDER.resolve("installed-lock.json");
            if (!Files.exists(installed) || !Files.readString(installed).equals(lock)) {
                for (var file : FILES) {
                    Files.copy(resource(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
                run(
                        FOLDER,
                        Map.of(),
                        List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"));
                Files.writeString(installed, lock);
            }
            return FOLDER;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path resource(String name) {
        var url = Objects.requireNonNull(NodeTools.class.getResource("/dev/seedbed/node/" + name), name);
        return Path.of(url.getPath());
    }

    private static final class Installed {
        static final Path FOLDER = install();
    }
}
