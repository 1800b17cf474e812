package dev.seedbed.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.DesignFile;
import dev.seedbed.core.project.OpenWindows.Window;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a design whose file does not hold its text when another source is opened.
class LeavingTest {

    private static final String TEXT = "# mine\nsource: sample:storefront\nseed: 42   # luck\n";
    private static final String BROKEN = TEXT + "tenants: {\n";

    private final Deque<Runnable> later = new ArrayDeque<>();

    @TempDir
    private Path folder;

    @Test
    void aChangeThatIsStillBeingJudgedIsSaved() throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var session = opened(file);
        var other = Workbenches.project(Workbenches.sessionOn("sample:tracker"));

        seed(session, 7);
        session.adopt(other);
        drain();

        assertThat(Files.readString(file)).contains("seed: 7 ");
        assertThat(session.problemProperty().get()).isEmpty();
        assertThat(Workbenches.project(session).source()).isEqualTo(other.source());
    }

    @Test
    void aChangeThatIsBeingWrittenIsFollowedByTheNewest() throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var session = opened(file);
        var other = Workbenches.project(Workbenches.sessionOn("sample:tracker"));
        seed(session, 7);
        while (!session.saving().isWriting()) {
            later.remove().run();
        }

        seed(session, 8);
        session.adopt(other);
        drain();

        assertThat(Files.readString(file)).contains("seed: 8 ");
        assertThat(session.problemProperty().get()).isEmpty();
    }

    @Test
    void wrongTextIsLeftBehindAndCanBeReopened() throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var session = Workbenches.sessionOn(file.toString());
        session.type(BROKEN);

        session.open("sample:tracker");

        assertThat(Workbenches.project(session).source().text()).isEqualTo("sample:tracker");
        assertThat(told(session)).contains("shop.yaml", "kept");
        assertThat(file).hasContent(TEXT);
        session.reopen();
        assertThat(session.textProperty().get()).isEqualTo(BROKEN);
        assertThat(session.saving().argumentProperty().get()).isEqualTo(file.toString());
    }

    @Test
    void whatIsDisputedIsLeftBehindAndTheFileStaysTheirs() throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var session = Workbenches.sessionOn(file.toString());
        var theirs = Files.readString(Files.writeString(file, TEXT.replace("42", "77")));
        seed(session, 9);
        assertThat(session.saving().stateProperty().get()).isInstanceOf(Saved.Disputed.class);

        session.open("sample:tracker");

        assertThat(told(session)).contains("shop.yaml");
        assertThat(file).hasContent(theirs);
        session.reopen();
        assertThat(session.textProperty().get()).contains("seed: 9 ");
        assertThat(session.saving().stateProperty().get()).isInstanceOf(Saved.Disputed.class);
        assertThat(file).hasContent(theirs);
    }

    @Test
    void whatTheFileHoldsLeavesNothingBehind() throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var session = Workbenches.sessionOn(file.toString());
        seed(session, 7);

        session.open("sample:tracker");
        seed(session, 8);
        session.open(file.toString());

        assertThat(session.problemProperty().get()).isEmpty();
        assertThat(session.textProperty().get()).contains("seed: 7 ");
    }

    @Test
    void aHomeThatKeepsNothingDoesNotStopWhatItsFileCanHold() throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var design = new DesignFile(brokenHome(), file);

        var told = left(TEXT.replace("42", "7"), brokenHome(), new LastSave(design, List.of(Optional.of(TEXT))));

        assertThat(told).isEmpty();
        assertThat(Files.readString(file)).contains("seed: 7 ");
    }

    @Test
    void aHomeThatKeepsNothingIsToldOfTextThatNoFileHolds() throws IOException {
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        var design = new DesignFile(brokenHome(), file);

        var told = left(BROKEN, brokenHome(), new LastSave(design, List.of(Optional.of(TEXT))));

        assertThat(told)
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("could not be kept"));
        assertThat(file).hasContent(TEXT);
    }

    @Test
    void whyAFileCouldNotBeWrittenIsTold() throws IOException {
        var home = new SeedbedHome(folder.resolve("home"));
        var noFolder = Files.writeString(folder.resolve("file"), "");
        var design = new DesignFile(home, noFolder.resolve("shop.yaml"));

        var told = left(TEXT, home, new LastSave(design, List.of(Optional.empty())));

        assertThat(told).singleElement().satisfies(problem -> {
            assertThat(problem.what()).contains("is kept");
            assertThat(problem.why()).contains("The scenario file could not be", noFolder.toString());
        });
    }

    @Test
    void whyTextIsWrongIsToldWhereItIsLeftBehind() throws IOException {
        var home = new SeedbedHome(folder.resolve("home"));
        var file = Files.writeString(folder.resolve("shop.yaml"), TEXT);

        var told =
                left(TEXT + "seeed: 1\n", home, new LastSave(new DesignFile(home, file), List.of(Optional.of(TEXT))));

        assertThat(told)
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.why()).contains("seeed").doesNotContain("outside"));
    }

    /// What a person is told of a design that makes way for another.
    private List<Problem> left(String text, SeedbedHome home, LastSave save) {
        var told = new ArrayList<Problem>();
        var open = Workbenches.project(Workbenches.sessionOn("sample:storefront"));
        new Leaving(new Workbench(home), Background.immediate(), told::add)
                .leave(open, new Window("shop.yaml", text, "", "", List.of()), Optional.of(save));
        return told;
    }

    /// Nothing can be kept in its folder of windows.
    private SeedbedHome brokenHome() throws IOException {
        var home = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(home.resolve("windows"), "no folder");
        return new SeedbedHome(home);
    }

    private static String told(Session session) {
        return session.problemProperty().get().map(Problem::text).orElse("");
    }

    private Session opened(Path file) {
        var session = Workbenches.session(Background.on(later::add));
        session.open(file.toString());
        drain();
        return session;
    }

    private void drain() {
        while (!later.isEmpty()) {
            later.remove().run();
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
