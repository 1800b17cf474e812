package dev.seedbed.core.branch.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.database.Secret;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A script in the place of each system's program, found as that is.
@DisabledOnOs(OS.WINDOWS)
class KeychainTest {

    @TempDir
    Path folder;

    private Map<String, String> program(String name, String script) throws IOException {
        var file = Files.writeString(
                folder.resolve(name), "#!/bin/sh\necho \"$@\" > " + folder.resolve("arguments") + "\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return Map.of("PATH", String.join(File.pathSeparator, "bin", folder.toString(), System.getenv("PATH")));
    }

    private String arguments() throws IOException {
        return Files.readString(folder.resolve("arguments")).strip();
    }

    @Test
    void asksSecretToolOnLinux() throws Exception {
        var keychain = new Keychain("Linux", program("secret-tool", "printf 's3cret'"));

        assertThat(keychain.find("NEON_API_KEY")).contains(new Secret("s3cret"));
        assertThat(arguments()).isEqualTo("lookup service seedbed account NEON_API_KEY");
    }

    @Test
    void asksSecurityOnMacos() throws Exception {
        var keychain = new Keychain("Mac OS X", program("security", "echo s3cret"));

        assertThat(keychain.find("NEON_API_KEY")).contains(new Secret("s3cret"));
        assertThat(arguments()).isEqualTo("find-generic-password -s seedbed -a NEON_API_KEY -w");
    }

    @Test
    void findsNothingWhereItHoldsNothing() throws Exception {
        var keychain = new Keychain("Linux", program("secret-tool", "echo 'no such secret' >&2; exit 1"));

        assertThat(keychain.find("NEON_API_KEY")).isEmpty();
    }

    @Test
    void findsNothingWhereThereIsNoProgram() {
        assertThat(new Keychain("Linux", Map.of("PATH", folder.toString())).find("NEON_API_KEY"))
                .isEmpty();
        assertThat(new Keychain("Linux", Map.of()).find("NEON_API_KEY")).isEmpty();
    }

    @Test
    void asksNothingOnWindows() throws Exception {
        var keychain = new Keychain("Windows 11", program("secret-tool", "echo s3cret"));

        assertThat(keychain.find("NEON_API_KEY")).isEmpty();
        assertThat(folder.resolve("arguments")).doesNotExist();
    }

    @Test
    void runsNoProgramOfTheWorkingDirectory() throws Exception {
        var folders = program("secret-tool", "echo s3cret");
        var relative = Path.of("").toAbsolutePath().relativize(folder);

        assertThat(folders).isNotEmpty();
        assertThat(new Keychain("Linux", Map.of("PATH", relative + File.pathSeparator + ".")).find("NEON_API_KEY"))
                .isEmpty();
    }

    @Test
    void endsAProgramThatDoesNotAnswerAndSaysSo() throws Exception {
        var keychain = new Keychain(
                "Linux",
                program("secret-tool", "echo $$ > " + folder.resolve("process") + "; sleep 600"),
                Duration.ofSeconds(2));

        assertThatThrownBy(() -> keychain.find("NEON_API_KEY")).hasMessageContaining("did not answer");
        var process = Long.parseLong(Files.readString(folder.resolve("process")).strip());
        // A killed process takes a moment to be gone; one that lives fails by the time-out.
        var killed = ProcessHandle.of(process);
        if (killed.isPresent()) {
            killed.get().onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void isTheLastPlaceForSecretsAndNoneForSettings() throws Exception {
        var environment = program("secret-tool", "echo from-keychain");
        var credentials = Credentials.of(environment, folder, new Keychain("Linux", environment));

        assertThat(credentials.setting("NEON_API_KEY")).isEmpty();
        assertThat(credentials.require("NEON_API_KEY", ProviderName.NEON)).isEqualTo(new Secret("from-keychain"));
        assertThat(credentials.secret("NEON_API_KEY").toString()).doesNotContain("from-keychain");

        Files.writeString(folder.resolve(".env"), "NEON_API_KEY=from-file");
        var withFile = Credentials.of(environment, folder, new Keychain("Linux", environment));
        assertThat(withFile.secret("NEON_API_KEY")).contains(new Secret("from-file"));
    }

    @Test
    void tellsHowToStoreASecretWithoutAnArgument() throws Exception {
        var environment = program("secret-tool", "exit 1");
        var credentials = Credentials.of(environment, folder, new Keychain("Linux", environment));

        assertThatThrownBy(() -> credentials.require("NEON_API_KEY", ProviderName.NEON))
                .hasMessageContaining(
                        "secret-tool store --label='Seedbed NEON_API_KEY' service seedbed account NEON_API_KEY");
    }
}
