package dev.seedbed.core.guard.routes;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.seedbed.core.guard.TestRoutes;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;

/// A small Spring Boot application with the kit in its repository, built by Maven. Where the machine has no
/// Maven, or Maven reaches no repository, the test is skipped, and says so.
record SpringProject(Path folder) implements App {

    private static final String PRODUCTION = "production.jar";

    static SpringProject build(TenantFiles tenants) {
        var folder = PostgresServers.TARGET.resolve("spring-app").toAbsolutePath();
        PostgresServers.delete(folder);
        App.prepare(Framework.SPRING, folder, tenants);
        var project = new SpringProject(folder);
        project.maven("package");
        try {
            Files.move(folder.resolve("target/spring-app-1.0.0.jar"), folder.resolve(PRODUCTION));
            project.maven("-Dspring-boot.repackage.skip", "-f", TestRoutes.FOLDER + "/pom.xml", "package");
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void maven(String... arguments) {
        assumeThat(Programs.find("mvn"))
                .as("Maven is on the path, for the tests of the Spring kit")
                .isPresent();
        var command = new ArrayList<>(List.of("mvn", "-B", "-q", "-DskipTests"));
        command.addAll(Arrays.asList(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var built = process.waitFor() == 0;
            assumeThat(built || !output.contains("Could not transfer artifact"))
                    .as("Maven reaches its repository, for the tests of the Spring kit")
                    .isTrue();
            if (!built) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What is in the artifact, taken out.
    @Override
    public List<Path> production() {
        var taken = folder.resolve("production");
        try (var jar = new ZipFile(folder.resolve(PRODUCTION).toFile())) {
            for (var entry : jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
                var file = taken.resolve(entry.getName());
                Files.createDirectories(file.resolveSibling(""));
                Files.write(file, jar.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return App.files(taken);
    }

    @Override
    public List<String> productionCommand() {
        return java(PRODUCTION);
    }

    @Override
    public List<String> stagingCommand() {
        return java(TestRoutes.FOLDER + "/staging/target/staging.jar");
    }

    private static List<String> java(String jar) {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar);
    }

    @Override
    public String secretSource() {
        try {
            return Files.readString(
                    folder.resolve(TestRoutes.FOLDER).resolve("staging/src/main/java/testroutes/Secrets.java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String comparison() {
        return "MessageDigest.isEqual(hash, previous)";
    }
}
