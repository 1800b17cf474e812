package dev.seedbed.testing;

import dev.seedbed.fakes.TestSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A second Java process on the same classes: another Seedbed, which a test can kill.
public record ChildJvm(Process process, Path output) {

    private static final long LIMIT_SECONDS = 120;

    /// A child that needs a server has one of its own: it stops it when it ends.
    private static final AtomicInteger CHILDREN = new AtomicInteger();

    public static ChildJvm start(Class<?> main, String... arguments) {
        return start(List.of(), main, arguments);
    }

    /// With options of its own for the Java machine.
    public static ChildJvm start(List<String> options, Class<?> main, String... arguments) {
        return start(options, Map.of(), main, arguments);
    }

    /// And with more in its environment, where secrets belong.
    public static ChildJvm start(
            List<String> options, Map<String, String> environment, Class<?> main, String... arguments) {
        return start(List.of(), options, environment, main, arguments);
    }

    /// Started by a program that changes what it inherits, and takes the command line behind its own arguments.
    public static ChildJvm startBy(List<String> program, Class<?> main, String... arguments) {
        return start(program, List.of(), Map.of(), main, arguments);
    }

    private static ChildJvm start(
            List<String> program,
            List<String> options,
            Map<String, String> environment,
            Class<?> main,
            String... arguments) {
        var command = new ArrayList<>(program);
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dseedbed.fork=" + PostgresServers.FORK + "-child-" + CHILDREN.incrementAndGet(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        try {
            var output = Files.createTempFile("child", ".txt");
            output.toFile().deleteOnExit();
            var builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(output.toFile()));
            builder.environment().putAll(environment);
            return new ChildJvm(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for its end, which must be a good one; returns what it printed.
    public String await() {
        end();
        return printed();
    }

    /// The same for a program whose business it is to print a URL with its password.
    public String awaitUrl() {
        end();
        return text();
    }

    private void end() {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("The child failed:\n" + printed());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits until its output contains the text; one that ends without it fails the test.
    public void awaitPrinted(String text) {
        while (!printed().contains(text)) {
            if (!process.isAlive() && !printed().contains(text)) {
                throw new AssertionError("The child ended without printing \"" + text + "\":\n" + printed());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String printed() {
        return TestSecrets.expectNoneIn(text());
    }

    private String text() {
        try {
            return Files.readString(output).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends it as a crash would: no shutdown hooks, no clean-up.
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
