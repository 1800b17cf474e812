package dev.seedbed.core.branch.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real repositories, and a real program in the place of the keychain's.
class CredentialsTest {

    private static final String KEY = "NEON_API_KEY";

    @TempDir
    Path folder;

    private Path project() throws IOException {
        return Files.createDirectories(folder.resolve("project"));
    }

    private void git(String... words) throws Exception {
        var command = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org"));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command)
                .directory(project().toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(project().resolve(name), text);
    }

    private Credentials credentials(Map<String, String> more) throws IOException {
        var environment = new HashMap<>(more);
        environment.putIfAbsent("PATH", System.getenv("PATH"));
        return Credentials.of(environment, project(), new Keychain("Windows 11", environment));
    }

    private void assertRefused(String why) throws IOException {
        var credentials = credentials(Map.of());
        assertThatThrownBy(() -> credentials.secret(KEY))
                .asInstanceOf(InstanceOfAssertFactories.type(SeedbedException.class))
                .satisfies(failure -> {
                    assertThat(failure.problem().category()).isEqualTo(Category.REFUSED);
                    assertThat(failure.getMessage())
                            .contains(why, project().resolve(".env").toString())
                            .doesNotContain("tops3cret");
                });
    }

    @Test
    void aFileSendsNoKeyElsewhereThatIsNotInIt() throws Exception {
        write(".env", "SEEDBED_NEON_API=https://evil.example.org");
        var kept = credentials(Map.of(KEY, "from-environment"));
        assertThatThrownBy(() -> kept.address("SEEDBED_NEON_API", KEY))
                .asInstanceOf(InstanceOfAssertFactories.type(SeedbedException.class))
                .satisfies(failure -> assertThat(failure.problem().category()).isEqualTo(Category.REFUSED));
        var told = credentials(Map.of(KEY, "x", "SEEDBED_NEON_API", "https://proxy.example.org"));
        assertThat(told.address("SEEDBED_NEON_API", KEY)).contains(URI.create("https://proxy.example.org"));
        write(".env", "SEEDBED_NEON_API=https://proxy.example.org\nNEON_API_KEY=tops3cret");
        assertThat(credentials(Map.of()).address("SEEDBED_NEON_API", KEY))
                .contains(URI.create("https://proxy.example.org"));
    }

    @Test
    void prefersTheEnvironmentAndThenLooksNowhereElse() throws Exception {
        git("init");
        write(".env", "NEON_API_KEY=tops3cret");
        var credentials = credentials(Map.of(KEY, " from-environment\n"));

        assertThat(credentials.secret(KEY)).contains(new Secret("from-environment"));
        assertThat(credentials.setting(KEY)).contains("from-environment");
    }

    /// A runner sets a secret that it does not have to nothing.
    @Test
    void takesABlankValueForNone() throws Exception {
        write(".env", "NEON_API_KEY=from-file\nNEON_PROJECT_ID=");
        var credentials = credentials(Map.of(KEY, " ", "NEON_PROJECT_ID", ""));

        assertThat(credentials.secret(KEY)).contains(new Secret("from-file"));
        assertThat(credentials.setting("NEON_PROJECT_ID")).isEmpty();
    }

    @Test
    void readsAFileThatGitIgnores() throws Exception {
        git("init");
        write(".gitignore", ".env\n");
        write(".env", "NEON_API_KEY=tops3cret");

        assertThat(credentials(Map.of()).require(KEY, ProviderName.NEON).value())
                .isEqualTo("tops3cret");
    }

    @Test
    void refusesAFileThatGitWouldAdd() throws Exception {
        git("init");
        write(".env", "NEON_API_KEY=tops3cret");

        assertRefused("git does not ignore it");
    }

    @Test
    void refusesAFileThatGitTracksThoughItIsIgnoredToo() throws Exception {
        git("init");
        write(".env", "NEON_API_KEY=tops3cret");
        git("add", ".env");
        git("commit", "--message=oops");
        write(".gitignore", ".env\n");

        assertRefused("git tracks it");
    }

    /// A repository may name a program as git's file monitor, and git would run it at any question.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void runsNoFileMonitorThatARepositoryNames() throws Exception {
        git("init");
        write(".gitignore", ".env\n");
        write(".env", "NEON_API_KEY=tops3cret");
        git("add", ".gitignore");
        write("monitor", "#!/bin/sh\ntouch '" + folder.resolve("ran") + "'\n");
        assertThat(project().resolve("monitor").toFile().setExecutable(true)).isTrue();
        git("config", "core.fsmonitor", project().resolve("monitor").toString());

        assertThat(credentials(Map.of()).secret(KEY)).contains(new Secret("tops3cret"));
        assertThat(folder.resolve("ran")).doesNotExist();
        git("ls-files");
        assertThat(folder.resolve("ran")).exists();
    }

    @Test
    void refusesAFileOfAFolderInsideTheRepository() throws Exception {
        git("init", folder.toString());
        write(".env", "NEON_API_KEY=tops3cret");

        assertRefused("git does not ignore it");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesALinkToAFileThatGitTracks() throws Exception {
        git("init");
        write(".gitignore", ".env\n");
        write("shared.env", "NEON_API_KEY=tops3cret");
        git("add", "shared.env");
        Files.createSymbolicLink(project().resolve(".env"), Path.of("shared.env"));
        var credentials = credentials(Map.of());

        assertThatThrownBy(() -> credentials.secret(KEY)).hasMessageContaining("git tracks it");
    }

    @Test
    void readsAFileOutsideOfARepositoryAndOneWhereThereIsNoGit() throws Exception {
        write(".env", "NEON_API_KEY=outside");
        assertThat(credentials(Map.of()).secret(KEY)).contains(new Secret("outside"));

        git("init");
        assertThat(credentials(Map.of("PATH", folder.toString())).secret(KEY)).contains(new Secret("outside"));
    }

    @Test
    void refusesWhenGitCannotTell() throws Exception {
        git("init");
        Files.writeString(project().resolve(".git/config"), "[core\n");
        write(".env", "NEON_API_KEY=tops3cret");

        assertRefused("git could not tell");
    }

    @Test
    void readsNothingWhereTheNameIsAFolder() throws Exception {
        Files.createDirectories(project().resolve(".env/bin"));

        assertThat(credentials(Map.of()).secret(KEY)).isEmpty();
    }

    @Test
    void refusesAFileThatIsNoText() throws Exception {
        Files.write(project().resolve(".env"), new byte[] {'A', '=', (byte) 0xff, (byte) 0xfe});
        var credentials = credentials(Map.of());
        assertThatThrownBy(() -> credentials.setting("A")).hasMessageContaining("not UTF-8");

        Files.write(project().resolve(".env"), new byte[2 * 1024 * 1024]);
        assertThatThrownBy(() -> credentials.setting("A")).hasMessageContaining("larger than 1 MB");

        write(".env", "\uFEFFA=1");
        assertThat(credentials.setting("A")).contains("1");
    }

    /// A client that refuses such a header shows it.
    @ParameterizedTest
    @ValueSource(strings = {"tops3cret\nX-Other: 1", "tops3cret\u0000"})
    void refusesASecretThatNoHeaderCanCarry(String value) throws Exception {
        var credentials = credentials(Map.of(KEY, value));

        assertThatThrownBy(() -> credentials.secret(KEY))
                .hasMessageContaining(KEY)
                .hasMessageContaining("control character")
                .message()
                .doesNotContain("tops3cret");
    }

    @Test
    void namesAllPlacesWhenASecretIsInNone() throws Exception {
        var credentials = credentials(Map.of());

        assertThatThrownBy(() -> credentials.require(KEY, ProviderName.NEON))
                .asInstanceOf(InstanceOfAssertFactories.type(BranchException.class))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.AUTH_INVALID);
                    assertThat(failure.problem().remedy())
                            .contains(KEY, "the environment", ".env file that git ignores", "the keychain");
                });
        assertThatThrownBy(() -> credentials.requireSetting("NEON_PROJECT_ID", ProviderName.NEON))
                .hasMessageContaining("Neon needs the setting NEON_PROJECT_ID");
    }
}
