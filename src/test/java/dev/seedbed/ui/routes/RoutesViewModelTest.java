package dev.seedbed.ui.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.guard.TestRoutes;
import dev.seedbed.core.guard.routes.FileState;
import dev.seedbed.core.guard.routes.Framework;
import dev.seedbed.core.guard.routes.PlannedFile;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesViewModelTest {

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private final RoutesViewModel model = new RoutesViewModel(Workbenches.sessionOn("sample:tracker"));

    @TempDir
    Path repository;

    @BeforeEach
    void chooseRepository() throws IOException {
        Files.createDirectories(repository.resolve("src"));
        Files.writeString(repository.resolve("src/app.ts"), "export const app = express();\n");
        model.folderProperty().set(repository.toString());
        model.tenantsProperty().set(2);
    }

    @Test
    void showsWhatItWouldWriteAndWritesNothing() throws IOException {
        model.plan();

        var plan = model.lookProperty().get().orElseThrow().plan();
        assertThat(plan.files()).isNotEmpty().allMatch(file -> file.state() == FileState.NEW);
        assertThat(model.fileProperty().get()).map(PlannedFile::path).contains("server.test.ts");
        assertThat(model.writableProperty().getValue()).isTrue();
        try (var there = Files.list(repository)) {
            assertThat(there).containsExactly(repository.resolve("src"));
        }
    }

    @Test
    void writesWhatItShowedAndThenHasNothingToDo() {
        model.plan();
        model.write();

        assertThat(repository.resolve("server.test.ts")).exists();
        assertThat(model.lookProperty().get().orElseThrow().plan().changes()).isEmpty();
        assertThat(model.outcomeProperty().get()).endsWith("files written");
        assertThat(model.writableProperty().getValue()).isFalse();
    }

    @Test
    void leavesAFileOfSomebodyElseAlone() throws IOException {
        Files.writeString(repository.resolve("server.test.ts"), "// ours\n");

        model.plan();

        assertThat(model.fileProperty().get()).map(PlannedFile::state).contains(FileState.REFUSED);
        assertThat(model.writableProperty().getValue()).isFalse();
    }

    @Test
    void namesWhatElseImportsTheRoutes() throws IOException {
        model.plan();
        model.write();
        assertThat(model.lookProperty().get().orElseThrow().importers()).isEmpty();

        Files.writeString(
                repository.resolve("src/server.ts"), "import { mountTestRoutes } from '../test-routes/mount.js';\n");
        model.plan();

        assertThat(model.lookProperty().get().orElseThrow().importers()).containsExactly("src/server.ts");
    }

    @Test
    void scansWhatIsShipped() throws IOException {
        Files.createDirectories(repository.resolve("dist"));
        Files.writeString(repository.resolve("dist/server.js"), "console.log('hello')");
        model.scan();
        assertThat(model.scanProperty().get()).hasValueSatisfying(report -> {
            assertThat(report.findingsInAll()).isZero();
            assertThat(report.scanned().files()).isOne();
        });

        Files.writeString(repository.resolve("dist/chunk.js"), "const t='" + TestRoutes.TRIPWIRE + "'");
        model.scan();
        assertThat(model.scanProperty().get())
                .hasValueSatisfying(report -> assertThat(report.findingsInAll()).isOne());
    }

    @Test
    void saysWhyItCannotScan() {
        model.scan();

        assertThat(model.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.where()).endsWith("dist"));
    }

    @Test
    void aLookThatIsUnderWayIsNotOfTheNextFolder() {
        var later = later();
        later.plan();
        waiting.remove().run();

        later.folderProperty().set(repository.resolve("other").toString());
        runAll();
        later.write();
        runAll();

        assertThat(later.lookProperty().get()).isEmpty();
        assertThat(later.outcomeProperty().get()).isEmpty();
        assertThat(repository.resolve("server.test.ts")).doesNotExist();
    }

    @Test
    void whatWasWrittenIsToldThoughAChoiceChangedMeanwhile() {
        var later = later();
        later.plan();
        runAll();
        later.write();

        later.folderProperty().set(repository.resolve("other").toString());
        runAll();

        assertThat(repository.resolve("server.test.ts")).exists();
        assertThat(later.outcomeProperty().get()).endsWith("files written");
        assertThat(later.lookProperty().get()).isEmpty();
    }

    @Test
    void aScanIsOfWhatTheFieldNames() throws IOException {
        Files.createDirectories(repository.resolve("dist"));
        Files.writeString(repository.resolve("dist/server.js"), "console.log('hello')");
        var later = later();
        later.scan();
        waiting.remove().run();

        later.shippedProperty().set("build");
        runAll();

        assertThat(later.scanProperty().get()).isEmpty();
        assertThat(later.busyProperty().get()).isFalse();
    }

    @Test
    void anEmptiedNumberOfTenantsIsTheUsualOne() {
        model.tenantsProperty().set(null);

        model.plan();

        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.commandProperty().getValue()).contains("--tenants 8");
    }

    @Test
    void beginsInTheRepositoryOfTheFileThatIsOpen() throws IOException {
        Files.createDirectories(repository.resolve(".git"));
        var file = Files.writeString(repository.resolve("src/schema.sql"), "CREATE TABLE teams (id int PRIMARY KEY);");
        var session = Workbenches.session();
        var other = new RoutesViewModel(session);

        session.open(file.toString());

        assertThat(other.folderProperty().get()).isEqualTo(repository.toString());
    }

    private RoutesViewModel later() {
        var session = Workbenches.session(Background.on(waiting::add));
        session.open("sample:tracker");
        runAll();
        var later = new RoutesViewModel(session);
        later.folderProperty().set(repository.toString());
        return later;
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void forgetsWhatItShowedWhenAChoiceChanges() {
        model.plan();
        model.frameworkProperty().set(Framework.HONO);

        assertThat(model.lookProperty().get()).isEmpty();
        assertThat(model.commandProperty().getValue())
                .isEqualTo("seedbed routes generate sample:tracker --framework hono --out " + repository
                        + " --tenants 2 --write");
    }
}
