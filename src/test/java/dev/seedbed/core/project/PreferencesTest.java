package dev.seedbed.core.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.SeedbedHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {

    @TempDir
    private Path folder;

    private Preferences preferences() {
        return new Preferences(new SeedbedHome(folder));
    }

    @Test
    void whatIsKeptIsThereNextTime() throws IOException {
        var before = preferences();
        before.keep("scheme", "dark");
        before.keep("scale", "1.25");
        before.keep("scheme", "light");

        assertThat(preferences().find("scheme")).contains("light");
        assertThat(preferences().find("scale")).contains("1.25");
        assertThat(preferences().find("wheel")).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("preferences"));
        }
    }

    @Test
    void aFileThatMakesNoSenseIsNoTrouble() throws IOException {
        Files.write(folder.resolve("preferences"), new byte[] {(byte) 0xff, 0, '=', '\n', 'a'});

        assertThat(preferences().find("scheme")).isEmpty();
    }

    @Test
    void aFolderThatCannotBeIsNoTrouble() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        var preferences = new Preferences(new SeedbedHome(file));

        preferences.keep("scheme", "dark");

        assertThat(preferences.find("scheme")).contains("dark");
    }

    @Test
    void passingOnesLeaveNothing() throws IOException {
        Preferences.passing().keep("scheme", "dark");

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
