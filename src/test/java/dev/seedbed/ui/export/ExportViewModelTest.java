package dev.seedbed.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportViewModelTest {

    private final Session session = Workbenches.sessionOn("sample:ledger");
    private final ExportViewModel model = new ExportViewModel(session);

    @TempDir
    private Path folder;

    @Test
    void theFieldNamesSeedSqlHereAtFirst() {
        assertThat(model.fileProperty().get())
                .isEqualTo(Path.of("seed.sql").toAbsolutePath().toString());
    }

    @Test
    void theWrittenFileLoads() {
        model.fileProperty().set(folder.resolve("seed.sql").toString());
        model.loaderProperty().set(Loader.INSERT);

        model.save();

        var database = PostgresServers.newest().database(Samples.ddl("ledger"));
        SeedFileLoader.load(database, folder.resolve("seed.sql"));
        assertThat(TestServer.query(database, "SELECT count(*) FROM workspaces"))
                .isEqualTo("10");
        assertThat(model.reportProperty().get()).hasValueSatisfying(report -> {
            assertThat(report.rows())
                    .isEqualTo(Workbenches.project(session).plan().rows());
            assertThat(folder.resolve("seed.sql")).hasSize(report.bytes());
        });
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void aPathThatCannotBeWrittenIsExplained() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        model.fileProperty().set(file.resolve("seed.sql").toString());

        model.save();

        assertThat(model.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.where()).contains("seed.sql"));
        assertThat(model.reportProperty().get()).isEmpty();
    }

    @Test
    void aTextThatIsNoPathIsExplained() {
        model.fileProperty().set("seed\0.sql");

        model.save();

        assertThat(model.problemProperty().get()).isPresent();
    }

    @Test
    void anotherSizeForgetsTheOldReport() {
        model.fileProperty().set(folder.resolve("seed.sql").toString());
        model.save();

        model.choose(Size.S);

        assertThat(model.reportProperty().get()).isEmpty();
    }

    @Test
    void theCommandSaysTheSame() {
        model.fileProperty().set("/tmp/my seeds/seed.sql");
        model.choose(Size.M);

        assertThat(model.commandProperty().getValue())
                .isEqualTo("seedbed export sample:ledger -o '/tmp/my seeds/seed.sql' --loader psql --size M");
    }
}
