package dev.seedbed.ui.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Text that is being typed, before whoever types has rested: whatever happens meanwhile, it is not lost.
class TypingTest {

    private static final String TEXT = "# mine\nsource: sample:storefront\nseed: 42   # luck\n";
    private static final String TYPED = TEXT + "# to be continued\n";

    private final Session session = Workbenches.session();
    private final ScenarioViewModel model = new ScenarioViewModel(session);

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void type() throws IOException {
        file = Files.writeString(folder.resolve("shop.yaml"), TEXT);
        session.open(file.toString());
        model.textProperty().set(TYPED);
    }

    @Test
    void aChangeOnAScreenComesOnTopOfIt() {
        session.chooseRoot(Optional.of(new TableName("public", "customers")));

        assertThat(session.textProperty().get()).contains("# to be continued", "root: public.customers");
        session.undo();
        assertThat(session.textProperty().get()).isEqualTo(TYPED);
    }

    @Test
    void itIsWhatIsTakenBackFirst() {
        session.undo();

        assertThat(session.textProperty().get()).isEqualTo(TEXT);
        session.redo();
        assertThat(session.textProperty().get()).isEqualTo(TYPED);
    }

    @Test
    void itIsSavedBeforeAnotherSourceIsOpened() {
        session.open("sample:tracker");

        assertThat(file).hasContent(TYPED);
    }

    @Test
    void itCanBeHadBackFromBehindWhatSomebodyElseWrote() throws IOException {
        Files.writeString(file, TEXT.replace("42", "77"));

        session.saving().look();

        assertThat(session.textProperty().get()).contains("77");
        session.undo();
        assertThat(session.textProperty().get()).isEqualTo(TYPED);
    }

    @Test
    void itIsSavedWhenTheWindowIsClosed() {
        session.close();

        assertThat(file).hasContent(TYPED);
    }
}
