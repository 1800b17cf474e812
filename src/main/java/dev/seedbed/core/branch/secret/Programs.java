package dev.seedbed.core.branch.secret;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The programs of the system that may be asked something: those in the folders of a search path.
///
/// A folder that is not absolute is left out: what lies in the working directory is not run.
record Programs(List<Path> folders) {

    private static final int MOST_OUTPUT = 64 * 1024;

    Programs {
        folders = List.copyOf(folders);
    }

    static Programs in(Map<String, String> environment) {
        return new Programs(environment.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase("PATH"))
                .flatMap(entry -> Arrays.stream(entry.getValue().split(File.pathSeparator)))
                .flatMap(Programs::absolute)
                .toList());
    }

    private static Stream<Path> absolute(String folder) {
        try {
            return Stream.of(Path.of(folder)).filter(Path::isAbsolute);
        } catch (InvalidPathException _) {
            return Stream.empty();
        }
    }

    Optional<Path> find(String name) {
        return folders.stream()
                .flatMap(folder -> Stream.of(folder.resolve(name), folder.resolve(name + ".exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /// What a program answered. `output` includes what it said on standard error only where that was asked for.
    record Answer(int exitCode, String output) {}

    /// Whether the program's own complaints belong to its answer.
    enum Errors {
        KEPT,
        DROPPED
    }

    /// Runs a program to its end; empty when it took longer than the limit, and was ended. Its output stays in memory.
    static Optional<Answer> run(List<String> command, Path folder, Errors errors, Duration limit) throws IOException {
        var process = start(command, folder, errors);
        var output = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> read(process, output));
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(new Answer(process.exitValue(), output.get(limit.toMillis(), TimeUnit.MILLISECONDS)))
                    : Optional.empty();
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IOException("The output could not be read.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        } finally {
            end(process);
        }
    }

    /// Without what a hook of git sets: git is to find the repository by the folder.
    private static Process start(List<String> command, Path folder, Errors errors) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("LC_ALL", "C");
        switch (errors) {
            case KEPT -> builder.redirectErrorStream(true);
            case DROPPED -> builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static void read(Process process, CompletableFuture<String> output) {
        try (var stream = process.getInputStream()) {
            output.complete(new String(stream.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            output.completeExceptionally(failure);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
