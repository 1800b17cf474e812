package dev.seedbed.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.Job;
import dev.seedbed.ui.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        assertThat(model.writtenProperty().get().map(Written::report)).hasValueSatisfying(report -> {
            assertThat(report.rows())
                    .isEqualTo(Workbenches.project(session).plan().rows());
            assertThat(folder.resolve("seed.sql")).hasSize(report.bytes());
        });
        assertThat(model.busyProperty().get()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Loader.class)
    void theFileIsLoadedHereAndAskedEveryRule(Loader loader) {
        model.fileProperty().set(folder.resolve("seed.sql").toString());
        model.loaderProperty().set(loader);

        model.save();

        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.writtenProperty().get().flatMap(Written::load)).hasValueSatisfying(load -> {
            assertThat(load.check().clean()).isTrue();
            assertThat(load.check().rules()).isGreaterThan(100);
            assertThat(load.check().rows())
                    .isEqualTo(Workbenches.project(session).plan().rows());
        });
    }

    @Test
    void whoeverWantsNoProofGetsTheFileAlone() {
        model.fileProperty().set(folder.resolve("seed.sql").toString());
        model.verifyProperty().set(false);

        model.save();

        assertThat(folder.resolve("seed.sql")).exists();
        assertThat(model.writtenProperty().get())
                .hasValueSatisfying(written -> assertThat(written.load()).isEmpty());
    }

    @Test
    void aFileThatIsTooLargeToBeHeldIsNotLoadedHere() {
        assertThat(model.unverifiableProperty().getValue()).isEmpty();
        model.forecast().watch(true);

        model.choose(Size.L);

        assertThat(model.unverifiableProperty().getValue())
                .hasValueSatisfying(reason -> assertThat(reason).contains("32.0 MB", "seedbed check"));
    }

    /// Of somebody's database only the catalogue is read: there is no schema here to load into.
    @Test
    void ofADatabaseTheFileIsNotLoadedHere() {
        var database = PostgresServers.newest().database("CREATE TABLE teams (id int PRIMARY KEY)");
        session.open(database.connectable());
        model.fileProperty().set(folder.resolve("seed.sql").toString());

        model.save();

        assertThat(model.unverifiableProperty().getValue())
                .hasValueSatisfying(reason -> assertThat(reason).contains("no file into a connected database"));
        assertThat(model.writtenProperty().get())
                .hasValueSatisfying(written -> assertThat(written.load()).isEmpty());
    }

    @Test
    void stoppingIsAnsweredAtOnceAndLeavesTheOldFile() throws IOException {
        var file = Files.writeString(folder.resolve("seed.sql"), "old");
        model.fileProperty().set(file.toString());
        var answers = new ArrayList<String>();
        session.background().jobs().addListener((ListChangeListener<Job>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(job -> {
                    model.cancel();
                    answers.add(model.writing().textProperty().get());
                    assertThat(model.writing().stoppingProperty().get()).isTrue();
                    job.cancel();
                });
            }
        });

        model.save();

        assertThat(answers).hasSize(1).allMatch(answer -> answer.startsWith("Stopping"));
        assertThat(model.writing().stoppingProperty().get()).isFalse();
        assertThat(model.problemProperty().get()).map(Problem::what).contains("Cancelled.");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void stoppingTheLoadKeepsTheFile() {
        model.fileProperty().set(folder.resolve("seed.sql").toString());
        session.background().jobs().addListener((ListChangeListener<Job>) change -> {
            while (change.next()) {
                change.getAddedSubList().stream()
                        .filter(job -> job.title().startsWith("Loading"))
                        .forEach(job -> {
                            model.cancel();
                            job.cancel();
                        });
            }
        });

        model.save();

        assertThat(folder.resolve("seed.sql")).exists();
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.writtenProperty().get())
                .hasValueSatisfying(written -> assertThat(written.load()).isEmpty());
    }

    @Test
    void aFolderThatIsMissingIsExplained() {
        model.fileProperty().set(folder.resolve("db/seed.sql").toString());

        model.save();

        assertThat(model.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.why()).contains("db does not exist"));
    }

    @Test
    void aPathThatCannotBeWrittenIsExplained() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        model.fileProperty().set(file.resolve("seed.sql").toString());

        model.save();

        assertThat(model.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.where()).contains("seed.sql"));
        assertThat(model.writtenProperty().get()).isEmpty();
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

        assertThat(model.writtenProperty().get()).isEmpty();
    }

    @Test
    void aFileOfWhatWasOpenBeforeIsToldAsThat() {
        var waiting = new ArrayDeque<Runnable>();
        var open = Workbenches.session(Background.on(waiting::add));
        open.open("sample:tracker");
        runAll(waiting);
        var writing = new ExportViewModel(open);
        writing.fileProperty().set(folder.resolve("seed.sql").toString());
        writing.save();
        var export = waiting.remove();
        open.chooseSize(Size.M);
        runAll(waiting);

        export.run();
        runAll(waiting);

        assertThat(folder.resolve("seed.sql")).exists();
        assertThat(writing.writtenProperty().get()).isEmpty();
        assertThat(writing.problemProperty().get())
                .map(Problem::what)
                .contains("The file was written before the last change.");
    }

    /// The server says of a sample only what was known: that is no change.
    @Test
    void aProjectThatIsHeldAgainstTheServerIsStillTheSame() {
        var waiting = new ArrayDeque<Runnable>();
        var open = Workbenches.session(Background.on(waiting::add));
        open.open("sample:tracker");
        while (open.projectProperty().get().isEmpty()) {
            waiting.remove().run();
        }
        var writing = new ExportViewModel(open);
        writing.fileProperty().set(folder.resolve("seed.sql").toString());
        writing.save();
        var export = waiting.removeLast();
        runAll(waiting);

        export.run();
        runAll(waiting);

        assertThat(writing.problemProperty().get()).isEmpty();
        assertThat(writing.writtenProperty().get()).isPresent();
    }

    private static void runAll(Queue<Runnable> waiting) {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void beginsBesideTheFileThatIsOpen() throws IOException {
        session.open(Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE teams (id int PRIMARY KEY);")
                .toString());
        assertThat(model.fileProperty().get())
                .isEqualTo(folder.resolve("seed.sql").toString());

        model.fileProperty().set("mine.sql");
        session.open("sample:tracker");
        assertThat(model.fileProperty().get()).isEqualTo("mine.sql");
    }

    @Test
    void theCommandSaysTheSame() {
        model.fileProperty().set("/tmp/my seeds/seed.sql");
        assertThat(model.commandProperty().getValue())
                .isEqualTo("seedbed export sample:ledger -o '/tmp/my seeds/seed.sql' --loader psql");

        model.choose(Size.M);
        assertThat(model.commandProperty().getValue())
                .isEqualTo("seedbed export "
                        + session.saving().argumentProperty().get() + " -o '/tmp/my seeds/seed.sql' --loader psql")
                .contains(".yaml");
    }
}
