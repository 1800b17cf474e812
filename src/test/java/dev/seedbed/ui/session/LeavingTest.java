package dev.seedbed.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
