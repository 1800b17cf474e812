package dev.seedbed.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.project.OpenWindows;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SmallDisk;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file of a design, which several may write.
class SavingTest {

    private static final String TEXT = "# mine\nsource: sample:storefront\nseed: 42   # luck\n";

    @TempDir
    Path folder;

    @Test
    void everyValidChangeIsInTheFileAtOnceAndNothingElseIs() throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var session = Workbenches.sessionOn(file.toString());

        seed(session, 7);
        assertThat(file).hasContent(TEXT.replace("seed: 42 ", "seed: 7  "));

        session.type("seeed: 1\n");
        assertThat(session.textProblemProperty().get()).isPresent();
        assertThat(file).hasContent(TEXT.replace("seed: 42 ", "seed: 7  "));

        session.undo();
        session.undo();
        assertThat(file).hasContent(TEXT);
    }

    @Test
    void whatWasBegunOnASampleIsKeptInAFileOfItsOwn() {
        var session = Workbenches.sessionOn("sample:storefront");
        assertThat(session.saving().argumentProperty().get()).isEqualTo("sample:storefront");

        seed(session, 8);

        var kept = session.saving().argumentProperty().get();
        var again = Workbenches.sessionOn(kept);
        assertThat(kept).contains("storefront-").endsWith(".yaml");
        assertThat(Workbenches.project(again).scenario().seed()).isEqualTo(8);
        assertThat(again.textProperty().get()).isEqualTo(session.textProperty().get());
    }

    @Test
    void twoWindowsOnOneSampleWriteTwoFiles() {
        var one = Workbenches.sessionOn("sample:storefront");
        var other = Workbenches.sessionOn("sample:storefront");

        seed(one, 8);
        seed(other, 9);

        assertThat(one.saving().argumentProperty().get())
                .isNotEqualTo(other.saving().argumentProperty().get());
    }

    @Test
    void whatSomebodyElseWroteComesInAndCanBeHadBack() throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var session = Workbenches.sessionOn(file.toString());
        Files.writeString(file, TEXT + "tenants: 3\n");

        session.saving().look();

        assertThat(Workbenches.project(session).scenario().tenants()).isEqualTo(3);
        session.undo();
        assertThat(session.textProperty().get()).isEqualTo(TEXT);
        assertThat(file).hasContent(TEXT);
    }

    @Test
    void twoWindowsOnOneFileDoNotOverwriteEachOther() throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var one = Workbenches.sessionOn(file.toString());
        var other = Workbenches.sessionOn(file.toString());

        seed(one, 7);
        seed(other, 9);

        assertThat(Files.readString(file)).contains("seed: 7 ");
        assertThat(other.saving().stateProperty().get()).isInstanceOfSatisfying(Saved.Disputed.class, disputed -> {
            assertThat(disputed.mine()).contains("seed: 9");
            assertThat(disputed.theirs())
                    .hasValueSatisfying(theirs -> assertThat(theirs).contains("seed: 7"));
        });

        seed(other, 10);
        assertThat(Files.readString(file)).as("nothing is written meanwhile").contains("seed: 7 ");

        other.saving().keepMine();
        assertThat(Files.readString(file)).contains("seed: 10");
        one.saving().look();
        assertThat(Workbenches.project(one).scenario().seed()).isEqualTo(10);
    }

    @Test
    void theirsCanTakeThePlaceOfMine() throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var session = Workbenches.sessionOn(file.toString());
        Files.writeString(file, TEXT.replace("42", "77"));
        seed(session, 9);

        session.saving().takeTheirs();

        assertThat(Workbenches.project(session).scenario().seed()).isEqualTo(77);
        assertThat(Files.readString(file)).contains("seed: 77");
        session.undo();
        assertThat(Files.readString(file)).contains("seed: 9");
    }

    @Test
    void aFileThatIsGoneIsADisputeAndCanBeWrittenAgain() throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var session = Workbenches.sessionOn(file.toString());
        Files.delete(file);

        session.saving().look();
        assertThat(session.saving().stateProperty().get()).isInstanceOf(Saved.Disputed.class);

        session.saving().keepMine();
        assertThat(file).hasContent(TEXT);
    }

    @Test
    void aFileThatCannotBeWrittenIsToldAndTriedAgain() throws IOException {
        try (var disk = SmallDisk.at(folder.resolve("in"), "256k")) {
            var file = Files.writeString(disk.folder().resolve("shop.yaml"), TEXT);
            var session = Workbenches.sessionOn(file.toString());
            disk.writable(false);

            seed(session, 7);
            assertThat(session.saving().stateProperty().get()).isInstanceOf(Saved.Failed.class);
            assertThat(session.saving().argumentProperty().get()).isEqualTo(file.toString());
            assertThat(file).hasContent(TEXT);

            disk.writable(true);
            seed(session, 8);
            assertThat(Files.readString(file)).contains("seed: 8");
            assertThat(session.saving().stateProperty().get()).isEqualTo(new Saved.Kept(file));
        }
    }

    @Test
    void theCommandLineDoesNotOverwriteWhatItHasNotRead() throws IOException {
        var workbench = Workbenches.workbench();
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var update = workbench.update(
                new Source.ScenarioYaml(file), (_, scenario) -> scenario.withSeed(5), Progress.UNWATCHED);
        var session = Workbenches.sessionOn(file.toString());
        seed(session, 7);

        assertThatThrownBy(() -> workbench.write(update))
                .isInstanceOfSatisfying(
                        SeedbedException.class,
                        refused -> assertThat(refused.problem().why()).contains("meanwhile"));
        assertThat(Files.readString(file)).contains("seed: 7 ");
    }

    @Test
    void savingUnderANameKeepsTheSourceInReachAndRemembersTheSchema() throws IOException {
        var schema = Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE teams (id int PRIMARY KEY);\n");
        var session = Workbenches.sessionOn(schema.toString());
        seed(session, 6);

        session.saveAs(folder.resolve("teams.yaml"));

        assertThat(Files.readString(folder.resolve("teams.yaml")))
                .contains("source: schema.sql", "seed: 6", "schema:", "public.teams: {fingerprint:");
        var again = Workbenches.sessionOn(folder.resolve("teams.yaml").toString());
        assertThat(Workbenches.project(again).drift()).isEmpty();
        seed(session, 5);
        assertThat(Files.readString(folder.resolve("teams.yaml"))).contains("seed: 5");
    }

    @Test
    void aWindowWhoseProcessDiedIsOpenedAsItWasOnce() throws Exception {
        var home = new SeedbedHome(folder.resolve("home"));
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var broken = TEXT + "tenants: {\n";
        var dead = new ProcessBuilder("sleep", "60").start();
        new OpenWindows(home, dead.toHandle())
                .keep(new OpenWindows.Window(file.toString(), broken, "PREVIEW", "public.orders", List.of(TEXT)));
        assertThat(new OpenWindows(home).takeOrphan()).as("still alive").isEmpty();
        dead.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        var lost = new OpenWindows(home).takeOrphan().orElseThrow();
        assertThat(new OpenWindows(home).takeOrphan()).isEmpty();
        var session = Workbenches.session();
        session.restore(lost);
        assertThat(lost.file()).as("the window that shows it keeps it").doesNotExist();

        assertThat(session.textProperty().get()).isEqualTo(broken);
        assertThat(session.textProblemProperty().get()).isPresent();
        assertThat(session.sectionProperty().get()).isEqualTo("PREVIEW");
        assertThat(session.tableProperty().get().orElseThrow()).hasToString("public.orders");
        assertThat(file).hasContent(TEXT);
    }

    @Test
    void aLostWindowWhoseSourceCannotBeOpenedStaysKept() {
        var windows = new OpenWindows(new SeedbedHome(folder.resolve("home")));
        var gone = folder.resolve("gone.yaml");
        windows.leave(new OpenWindows.Window(gone.toString(), TEXT, "PREVIEW", "", List.of()));
        var lost = windows.takeOrphan().orElseThrow();
        var session = Workbenches.session();

        session.restore(lost);

        assertThat(session.problemProperty().get()).hasValueSatisfying(problem -> {
            assertThat(problem.what()).contains("could not be opened again");
            assertThat(problem.where()).isEqualTo(gone.toString());
            assertThat(problem.remedy()).contains(lost.file().toString());
        });
        assertThat(content(lost.file())).contains("seed: 42");
    }

    @Test
    void aLostWindowIsOpenedWithItsTextByReadingAgain() throws IOException {
        var windows = new OpenWindows(new SeedbedHome(folder.resolve("home")));
        var file = folder.resolve("later.yaml");
        windows.leave(new OpenWindows.Window(file.toString(), TEXT.replace("42", "7"), "PREVIEW", "", List.of()));
        var session = Workbenches.session();
        session.restore(windows.takeOrphan().orElseThrow());
        Files.writeString(file, TEXT);

        session.reload();

        assertThat(Workbenches.project(session).scenario().seed()).isEqualTo(7);
    }

    @Test
    void whatOthersWroteSinceAWindowDiedIsADispute() throws IOException {
        var session = restored(TEXT.replace("42", "7"), List.of(TEXT), TEXT.replace("42", "77"));

        assertThat(session.saving().stateProperty().get()).isInstanceOfSatisfying(Saved.Disputed.class, disputed -> {
            assertThat(disputed.mine()).contains("seed: 7 ");
            assertThat(disputed.theirs())
                    .hasValueSatisfying(theirs -> assertThat(theirs).contains("seed: 77"));
        });
        assertThat(session.textProperty().get()).contains("seed: 7 ");
        assertThat(folder.resolve("shop.yaml")).hasContent(TEXT.replace("42", "77"));
    }

    @Test
    void wrongTextOfAWindowThatDiedGoesOverNothing() throws IOException {
        var session = restored(TEXT + "tenants: {\n", List.of(TEXT), TEXT.replace("42", "77"));

        session.saving().keepMine();

        assertThat(session.textProblemProperty().get()).isPresent();
        assertThat(folder.resolve("shop.yaml")).hasContent(TEXT);
    }

    @Test
    void whatOthersWroteSinceAWindowDiedStaysWhereNothingElseWasDecided() throws IOException {
        var session = restored(TEXT, List.of(TEXT), TEXT.replace("42", "77"));

        assertThat(session.textProperty().get()).contains("seed: 77");
        assertThat(session.saving().stateProperty().get()).isInstanceOf(Saved.Kept.class);
        assertThat(folder.resolve("shop.yaml")).hasContent(TEXT.replace("42", "77"));
    }

    @Test
    void whatAWindowWasWritingWhenItDiedIsNoDispute() throws IOException {
        var session =
                restored(TEXT.replace("42", "8"), List.of(TEXT, TEXT.replace("42", "7")), TEXT.replace("42", "7"));

        assertThat(session.saving().stateProperty().get()).isInstanceOf(Saved.Kept.class);
        assertThat(folder.resolve("shop.yaml")).hasContent(TEXT.replace("42", "8"));
    }

    /// A session that shows what a window showed whose file held one of `held`, and holds `now`.
    private Session restored(String text, List<String> held, String now) throws IOException {
        var windows = new OpenWindows(new SeedbedHome(folder.resolve("home")));
        var file = Files.writeString(folder.resolve("shop.yaml"), now);
        windows.leave(new OpenWindows.Window(file.toString(), text, "PREVIEW", "", held));
        var session = Workbenches.session();
        session.restore(windows.takeOrphan().orElseThrow());
        return session;
    }

    @Test
    void readingASampleAgainIsNoDisputeWithOneself() {
        var session = Workbenches.sessionOn("sample:storefront");
        seed(session, 8);

        session.reload();
        seed(session, 9);

        assertThat(session.saving().stateProperty().get()).isInstanceOf(Saved.Kept.class);
        assertThat(session.saving().holds(session.textProperty().get())).isTrue();
    }

    @Test
    void whatReplacesWrongTextIsKnownToBeRight() throws IOException {
        var later = new ArrayDeque<Runnable>();
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var session = Workbenches.session(Background.on(later::add));
        session.open(file.toString());
        drain(later);
        session.type("seeed: 1\n");
        drain(later);
        assertThat(session.textProblemProperty().get()).isPresent();

        session.reload();
        drain(later);

        assertThat(session.textProperty().get()).isEqualTo(TEXT);
        assertThat(session.textProblemProperty().get()).isEmpty();
    }

    @Test
    void whatIsDecidedWhileTheFileIsLookedAtIsWritten() throws IOException {
        var later = new ArrayDeque<Runnable>();
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var session = Workbenches.session(Background.on(later::add));
        session.open(file.toString());
        drain(later);

        seed(session, 7);
        while (Workbenches.project(session).scenario().seed() != 7) {
            session.saving().look();
            later.remove().run();
        }
        drain(later);

        assertThat(Files.readString(file)).contains("seed: 7 ");
        assertThat(session.saving().holds(session.textProperty().get())).isTrue();
    }

    @Test
    void aNameWithoutAnEndingGetsThatOfAScenario() throws IOException {
        var session = Workbenches.sessionOn("sample:storefront");

        session.saveAs(folder.resolve("shop"));
        assertThat(folder.resolve("shop.yaml")).exists();
        assertThat(folder.resolve("shop")).doesNotExist();

        Files.writeString(folder.resolve("other.yaml"), "tenants: 3\n");
        session.saveAs(folder.resolve("other"));
        assertThat(folder.resolve("other.yaml")).hasContent("tenants: 3\n");
        assertThat(session.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.where()).endsWith("other.yaml"));
    }

    @Test
    void textThatCannotBeReadIsNotSavedUnderAName() {
        var session = Workbenches.sessionOn("sample:storefront");
        session.type("seed: [\n");

        session.saveAs(folder.resolve("shop.yaml"));

        assertThat(session.problemProperty().get()).isPresent();
        assertThat(folder.resolve("shop.yaml")).doesNotExist();
        assertThat(session.textProperty().get()).isEqualTo("seed: [\n");
    }

    @Test
    void theArrangementGoesAlongUnderTheNewName() throws IOException {
        var first = Files.writeString(folder.resolve("first.yaml"), "source: sample:storefront\n");
        var session = Workbenches.sessionOn(first.toString());
        var moved =
                session.designProperty().get().arrangement().pin(new TableName("public", "orders"), new Point(3, 7));
        session.decide("Move", design -> design.withArrangement(moved));

        session.saveAs(folder.resolve("shop.yaml"));

        var again = Workbenches.sessionOn(folder.resolve("shop.yaml").toString());
        assertThat(again.designProperty().get().arrangement()).isEqualTo(moved);
    }

    @Test
    void whatIsUnderWayWhenANameIsGivenEndsUnderTheNewName() throws IOException {
        var later = new ArrayDeque<Runnable>();
        var session = Workbenches.session(Background.on(later::add));
        session.open("sample:storefront");
        while (session.projectProperty().get().isEmpty()) {
            later.remove().run();
        }
        seed(session, 7);

        session.saveAs(folder.resolve("shop.yaml"));
        drain(later);

        assertThat(Workbenches.project(session).tried()).isTrue();
        assertThat(Workbenches.project(session).source().text())
                .isEqualTo(folder.resolve("shop.yaml").toString());
        assertThat(Workbenches.project(session).scenario().seed()).isEqualTo(7);
        assertThat(Files.readString(folder.resolve("shop.yaml"))).contains("seed: 7");
    }

    @Test
    void whatIsTakenBackAfterSavingUnderANameStillFindsItsSource() throws IOException {
        var first = Files.createDirectory(folder.resolve("a"));
        Files.writeString(first.resolve("schema.sql"), "CREATE TABLE teams (id int PRIMARY KEY);\n");
        var session =
                Workbenches.sessionOn(Files.writeString(first.resolve("shop.yaml"), "source: schema.sql\nseed: 42\n")
                        .toString());
        session.type("seed: [\n");
        seedAgain(session);
        session.undo();
        var second = Files.createDirectory(folder.resolve("b")).resolve("shop.yaml");

        session.saveAs(second);
        session.undo();
        session.undo();

        assertThat(Files.readString(second)).contains("../a/schema.sql", "seed: 42", "schema:");
        session.redo();
        assertThat(session.textProperty().get()).as("is no scenario").isEqualTo("seed: [\n");
        session.redo();
        session.redo();
        assertThat(Files.readString(second)).contains("../a/schema.sql", "seed: 8");
        assertThat(Workbenches.project(Workbenches.sessionOn(second.toString())).drift())
                .isEmpty();
    }

    private static void seedAgain(Session session) {
        session.type("source: schema.sql\nseed: 7\n");
        seed(session, 8);
    }

    @Test
    void whatIsTakenBackWhileItIsWrittenIsNotInTheFile() throws IOException {
        var later = new ArrayDeque<Runnable>();
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var session = Workbenches.session(Background.on(later::add));
        session.open(file.toString());
        drain(later);
        seed(session, 7);
        while (!session.saving().isWriting()) {
            later.remove().run();
        }

        session.undo();
        while (Workbenches.project(session).scenario().seed() != 42) {
            later.removeLast().run();
        }
        drain(later);

        assertThat(file).hasContent(TEXT);
        assertThat(session.saving().holds(TEXT)).isTrue();
    }

    private static void drain(Deque<Runnable> later) {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    @Test
    void theStateOfTheWindowIsKeptWithEveryChange() {
        var windows = PostgresServers.newestHome().folder().resolve("windows");
        var session = Workbenches.sessionOn("sample:storefront");

        session.type("seed: [\n");

        assertThat(windows).isDirectoryContaining(file -> content(file).contains("seed: ["));
        session.close();
        assertThat(windows)
                .as("nothing is lost by closing")
                .isDirectoryContaining(file -> content(file).contains("seed: ["));
        session.undo();
        session.close();
        assertThat(windows).isDirectoryNotContaining(file -> content(file).contains("seed: ["));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void seed(Session session, long seed) {
        session.edit(
                "Seed",
                text -> ScenarioEdit.of(text)
                        .set(List.of("seed"), Long.toString(seed))
                        .text());
    }
}
