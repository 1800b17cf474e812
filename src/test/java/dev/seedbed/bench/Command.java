package dev.seedbed.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Another program, run to its end; one that fails ends the benchmark with what it printed.
final class Command {

    private Command() {}

    static String output(String... command) {
        return run(Path.of("."), Map.of(), List.of(command));
    }

    static String run(Path folder, Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Two programs, the first one's output being the second one's input.
    static void pipe(Map<String, String> environment, List<String> first, List<String> second) {
        try {
            var builders = List.of(
                    new ProcessBuilder(first).redirectError(Redirect.DISCARD),
                    new ProcessBuilder(second).redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT));
            builders.forEach(builder -> builder.environment().putAll(environment));
            for (var process : ProcessBuilder.startPipeline(builders)) {
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(Arrays.asList(first, second) + " failed");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
