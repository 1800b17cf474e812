package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.seedbed.testing.Programs;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A real repository with the hook, and Seedbed itself on the path.
@DisabledOnOs(OS.WINDOWS)
class PreCommitCommandTest extends CommandTest {

    private static final String PATH = "PATH";

    private record Ran(int code, String output) {}

    @BeforeEach
    void makeRepository() throws Exception {
        assumeThat(Programs.find("git")).as("git is on the path").isPresent();
        var classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(place -> Path.of(place).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        var seedbed = Files.createDirectories(folder.resolve("bin")).resolve("seedbed");
        Files.writeString(seedbed, """
                #!/bin/sh
                exec "%s" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' dev.seedbed.Seedbed "$@"
                """.formatted(Path.of(System.getProperty("java.home"), "bin", "java"), classes));
        assertThat(seedbed.toFile().setExecutable(true)).isTrue();
        git("init", "--quiet");
        git("config", "core.hooksPath", ".githooks");
        assertThat(run("ci", "pre-commit", "--out", hook().toString()).code()).isZero();
    }

    private Path hook() {
        return folder.resolve(".githooks/pre-commit");
    }

    @Test
    void refusesACommitWithSomebodyInASeedFile() throws Exception {
        seed("db/the seed.sql", "heidi.klammer@gmail.com");

        var refused = commit();

        assertThat(refused.code()).as(refused.output()).isNotZero();
        assertThat(refused.output())
                .contains("db/the seed.sql", "h•••@g•••.com")
                .doesNotContain("heidi");
        assertThat(git("status", "--porcelain").output()).doesNotContain(".merge_file");
    }

    @Test
    void looksAtWhatIsStaged() throws Exception {
        seed("seed.sql", "a@example.com");
        Files.writeString(folder.resolve("seed.sql"), insert("heidi.klammer@gmail.com"));

        var committed = commit();

        assertThat(committed.code()).as(committed.output()).isZero();
    }

    @Test
    void isWrittenAgainUnlessSomebodyChangedIt() throws Exception {
        assertThat(run("ci", "pre-commit", "--out", hook().toString()).code()).isZero();

        Files.writeString(hook(), "echo ours\n", StandardOpenOption.APPEND);

        assertThat(run("ci", "pre-commit", "--out", hook().toString()).code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void takesNoPatternThatAShellWouldRun() {
        assertThat(run("ci", "pre-commit", "--files", "'; rm -rf /", "--out", "-")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    private void seed(String name, String email) throws Exception {
        var file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, insert(email));
        git("add", name);
    }

    private static String insert(String email) {
        return "CREATE TABLE people (id int, email text);\nINSERT INTO people (id, email) VALUES (1, '" + email
                + "');\n";
    }

    private Ran commit() throws Exception {
        return git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "x");
    }

    private Ran git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .merge(PATH, folder.resolve("bin").toString(), (old, own) -> own + File.pathSeparator + old);
        builder.environment().put("SEEDBED_HOME", folder.resolve("home").toString());
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
