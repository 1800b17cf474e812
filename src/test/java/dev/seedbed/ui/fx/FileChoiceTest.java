package dev.seedbed.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import javafx.stage.FileChooser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChoiceTest {

    @TempDir
    private Path folder;

    private final FileChooser chooser = new FileChooser();

    @Test
    void beginsWithTheNameInItsFolder() {
        FileChoice.begin(chooser, folder.resolve("seed.sql").toString());

        assertThat(chooser.getInitialFileName()).isEqualTo("seed.sql");
        assertThat(chooser.getInitialDirectory()).isEqualTo(folder.toFile());
    }

    @Test
    void theRootOfTheDiskHasNoName() {
        FileChoice.begin(chooser, "/");

        assertThat(chooser.getInitialFileName()).isNull();
        assertThat(chooser.getInitialDirectory()).isEqualTo(new File("/").getAbsoluteFile());
    }

    @Test
    void whatIsMissingOrNoPathIsLeftToTheSystem() {
        FileChoice.begin(chooser, folder.resolve("none/seed.sql").toString());
        FileChoice.begin(chooser, "seed\0.sql");

        assertThat(chooser.getInitialDirectory()).isNull();
    }
}
