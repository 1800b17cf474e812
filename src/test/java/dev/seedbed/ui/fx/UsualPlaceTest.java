package dev.seedbed.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.project.Designs;
import dev.seedbed.core.project.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsualPlaceTest {

    @TempDir
    private Path disk;

    private Path working;
    private Path home;

    @BeforeEach
    void makeFolders() throws IOException {
        working = Files.createDirectories(disk.resolve("work"));
        home = Files.createDirectories(disk.resolve("home"));
    }

    @Test
    void isBesideTheFileThatIsOpen() throws IOException {
        var schema = file("shop/db/schema.sql");

        assertThat(place(working).folder(open(new Source.SqlFile(schema)))).isEqualTo(schema.getParent());
        assertThat(place(working).folder(open(new Source.ScenarioYaml(schema)))).isEqualTo(schema.getParent());
    }

    @Test
    void isTheWorkingFolderForASample() {
        assertThat(place(working).folder(Optional.empty())).isEqualTo(working);
    }

    @Test
    void isNeverTheRootOfTheDisk() throws IOException {
        assertThat(place(disk.getRoot()).folder(Optional.empty())).isEqualTo(home);

        var documents = Files.createDirectories(home.resolve("Documents"));
        assertThat(place(disk.getRoot()).folder(Optional.empty())).isEqualTo(documents);
        assertThat(place(disk.getRoot()).repository(Optional.empty())).isEqualTo(documents);
    }

    @Test
    void isNeverTheFolderOfTheProgram() throws IOException {
        var inside = Files.createDirectories(disk.resolve("program/bin"));
        var place = new UsualPlace(inside, home, Optional.of(disk.resolve("program")), designs());

        assertThat(place.folder(Optional.empty())).isEqualTo(home);
    }

    /// As after a crash: such a file lies where nobody put it.
    @Test
    void isNotBesideADesignThatSeedbedKeeps() throws IOException {
        var kept = file("home/seedbed/designs/ledger.yaml");

        assertThat(place(working).folder(open(new Source.ScenarioYaml(kept)))).isEqualTo(working);
    }

    @Test
    void theRepositoryIsTheOneAroundTheFile() throws IOException {
        var schema = file("shop/db/schema.sql");
        Files.createDirectories(disk.resolve("shop/.git"));

        assertThat(place(working).repository(open(new Source.SqlFile(schema)))).isEqualTo(disk.resolve("shop"));
    }

    @Test
    void withoutARepositoryItIsTheWorkingFolderAroundTheFile() throws IOException {
        var inside = file("work/db/schema.sql");
        var outside = file("other/db/schema.sql");

        assertThat(place(working).repository(open(new Source.SqlFile(inside)))).isEqualTo(working);
        assertThat(place(working).repository(open(new Source.SqlFile(outside)))).isEqualTo(outside.getParent());
    }

    private UsualPlace place(Path folder) {
        return new UsualPlace(folder, home, Optional.empty(), designs());
    }

    private Designs designs() {
        return new Designs(new SeedbedHome(home.resolve("seedbed")));
    }

    private Path file(String name) throws IOException {
        var file = disk.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    private static Optional<Source> open(Source source) {
        return Optional.of(source);
    }
}
