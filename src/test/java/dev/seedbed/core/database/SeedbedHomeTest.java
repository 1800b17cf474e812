package dev.seedbed.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.project.Preferences;
import dev.seedbed.core.project.RecentSources;
import dev.seedbed.core.project.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SeedbedHomeTest {

    private static final Path USER = Path.of("/home/ann");

    @TempDir
    Path temporary;

    @Test
    void isWhereThePlatformKeepsData() {
        assertThat(folder(Map.of(), "Linux")).isEqualTo("/home/ann/.local/share/seedbed");
        assertThat(folder(Map.of("XDG_DATA_HOME", "/data"), "Linux")).isEqualTo("/data/seedbed");
        assertThat(folder(Map.of("XDG_DATA_HOME", "relative"), "Linux")).isEqualTo("/home/ann/.local/share/seedbed");
        assertThat(folder(Map.of(), "Mac OS X")).isEqualTo("/home/ann/Library/Application Support/Seedbed");
        assertThat(folder(Map.of("LOCALAPPDATA", "/local"), "Windows 11")).isEqualTo("/local/Seedbed");
    }

    @Test
    void isWhereThePersonSays() {
        assertThat(folder(Map.of("SEEDBED_HOME", "/elsewhere", "XDG_DATA_HOME", "/data"), "Linux"))
                .isEqualTo("/elsewhere");
        assertThat(folder(Map.of("SEEDBED_HOME", " "), "Linux")).isEqualTo("/home/ann/.local/share/seedbed");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isForItsOwnerOnly() throws IOException {
        var subfolder = new SeedbedHome(temporary.resolve("home")).subfolder("server");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(subfolder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("home"))))
                .isEqualTo("rwx------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isForItsOwnerOnlyWhateverIsKeptInItFirst() throws IOException {
        var recent = temporary.resolve("recent-first");
        new RecentSources(new SeedbedHome(recent)).add(Source.parse("postgres://ann@db.example.org/shop"));
        var preferences = temporary.resolve("preferences-first");
        new Preferences(new SeedbedHome(preferences)).keep("theme", "dark");

        assertThat(List.of(recent, preferences))
                .allSatisfy(home -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                        .isEqualTo("rwx------"));
    }

    @Test
    void saysWhatToDoWhereItCannotWrite() throws IOException {
        var file = Files.writeString(temporary.resolve("file"), "no folder");

        assertThatThrownBy(() -> new SeedbedHome(file).subfolder("server"))
                .isInstanceOf(SeedbedException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("SEEDBED_HOME");
    }

    private static String folder(Map<String, String> environment, String platform) {
        return SeedbedHome.locate(environment, platform, USER).folder().toString();
    }
}
