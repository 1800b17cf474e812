package dev.seedbed.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailureTest {

    @TempDir
    private Path folder;

    @Test
    void missingRightsAreToldWhetherAFileWasReadOrWritten() {
        assertThat(FileFailure.reason(new AccessDeniedException("schema.sql")))
                .isEqualTo("You lack the rights to schema.sql.");
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        var file = folder.resolve("schema.sql");

        assertThat(FileFailure.reason(reading(file))).isEqualTo("The file " + file + " does not exist.");
    }

    @Test
    void soIsTheFolderThatIsMissing() {
        var file = folder.resolve("no").resolve("schema.sql");

        assertThat(FileFailure.reason(reading(file)))
                .isEqualTo("The folder " + folder.resolve("no") + " does not exist.");
    }

    @Test
    void whatElseTheSystemSaysIsPassedOn() {
        assertThat(FileFailure.reason(reading(folder))).contains("directory");
    }

    private static IOException reading(Path file) {
        return catchThrowableOfType(IOException.class, () -> Files.readString(file));
    }
}
