package dev.seedbed.ui.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Source;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.scenario.DriftViewModel.Notice;
import dev.seedbed.ui.scenario.DriftViewModel.Notice.Entry;
import dev.seedbed.ui.session.Saved;
import dev.seedbed.ui.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A scenario file whose schema goes on changing, as the workbench shows it.
public class DriftViewModelTest {

    private static final String THEN = """
            CREATE TABLE teams (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE users (id serial PRIMARY KEY, team_id int NOT NULL REFERENCES teams ON DELETE CASCADE,
                email text NOT NULL, fax text, age int);
            """;
    private static final String NOW = """
            CREATE TABLE teams (id int PRIMARY KEY, name text NOT NULL, CHECK (length(name) > 3));
            CREATE TABLE users (id serial PRIMARY KEY, team_id int NOT NULL REFERENCES teams ON DELETE CASCADE,
                email text NOT NULL, age bigint, nickel text NOT NULL);
            CREATE TABLE notes (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users ON DELETE CASCADE, remarks xml);
            """;

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private final Session session = Workbenches.session();
    private final ScenarioViewModel model = new ScenarioViewModel(session);

    @BeforeEach
    void decide() throws IOException {
        file = decided(folder);
    }

    /// A scenario file with a decision, beside the schema that it was decided for.
    public static Path decided(Path folder) throws IOException {
        var schema = Files.writeString(folder.resolve("schema.sql"), THEN);
        var workbench = Workbenches.workbench();
        var text = workbench.scenarioText(workbench.open(new Source.SqlFile(schema), Progress.UNWATCHED));
        return Files.writeString(
                folder.resolve("scenario.yaml"),
                text.replaceFirst("source: .*", "source: schema.sql").replaceFirst("seed: 42", "seed: 43"));
    }

    public static void changeSchema(Path folder) throws IOException {
        Files.writeString(folder.resolve("schema.sql"), NOW);
    }

    @Test
    void saysNothingWhileTheSchemaIsTheOneOfTheFile() {
        session.open(file.toString());
        assertThat(model.drift().noticeProperty().get()).isEmpty();
    }

    @Test
    void saysNothingOfSourcesThatRememberNoSchema() {
        session.open("sample:tracker");
        assertThat(model.drift().noticeProperty().get()).isEmpty();
    }

    @Test
    void namesWhatIsNewGoneAndChangedAndWhatNeedsADecision() throws IOException {
        changeSchema(folder);
        session.open(file.toString());

        assertThat(notice().entries())
                .extracting(Entry::title, Entry::text)
                .containsExactly(
                        tuple("New", "public.users.nickel, public.notes"),
                        tuple("Gone", "public.users.fax"),
                        tuple(
                                "Changed",
                                "public.teams (its keys, checks, defaults or the values of its types), public.users.age (integer → bigint)"),
                        tuple("Left out", "Table public.users has no column 'fax'."),
                        tuple("To decide", "public.users.nickel: any (a guess: type text)"));
        assertThat(model.warnings()).as("said once").isEmpty();
    }

    @Test
    void aChangeInTheWindowDoesNotHideIt() throws IOException {
        changeSchema(folder);
        session.open(file.toString());

        model.textProperty().set(model.textProperty().get().replace("tenants: 10", "tenants: 4"));
        model.apply();

        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(notice().entries()).isNotEmpty();
    }

    @Test
    void updatesTheFileAsTheCommandDoesAndOpensIt() throws IOException {
        changeSchema(folder);
        session.open(file.toString());
        var expected = session.workbench()
                .update(new Source.ScenarioYaml(file), (_, scenario) -> scenario, Progress.UNWATCHED)
                .after();

        model.drift().update();

        assertThat(Files.readString(file))
                .isEqualTo(expected)
                .contains("seed: 43", "nickel")
                .doesNotContain("fax");
        assertThat(model.drift().noticeProperty().get()).isEmpty();
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.textProperty().get()).contains("seed: 43", "nickel");
        assertThat(Workbenches.project(session).drift()).isEmpty();
    }

    @Test
    void updatesWhatIsOpenWhereSomethingElseCouldNotBeOpened() throws IOException {
        changeSchema(folder);
        session.open(file.toString());
        var other = folder.resolve("other.sql");
        session.open(other.toString());
        assertThat(session.problemProperty().get()).isPresent();
        Files.writeString(other, "CREATE TABLE others (id int PRIMARY KEY);\n");

        model.drift().update();

        assertThat(Workbenches.project(session).source().text()).isEqualTo(file.toString());
        assertThat(Workbenches.project(session).drift()).isEmpty();
        assertThat(model.drift().noticeProperty().get()).isEmpty();
    }

    /// The window looks every second whether somebody else has written the file.
    @Test
    void whoeverLooksAtTheFileMeanwhileDoesNotStopIt() throws IOException {
        changeSchema(folder);
        var later = new ArrayDeque<Runnable>();
        var watched = Workbenches.session(Background.on(later::add));
        var noticing = new ScenarioViewModel(watched).drift();
        watched.open(file.toString());
        while (!later.isEmpty()) {
            later.remove().run();
        }
        assertThat(noticing.noticeProperty().get()).isPresent();

        noticing.update();
        while (!later.isEmpty()) {
            watched.saving().look();
            later.remove().run();
            if (noticing.noticeProperty().get().isEmpty()) {
                break;
            }
        }

        assertThat(noticing.noticeProperty().get()).isEmpty();
        assertThat(Workbenches.project(watched).drift()).isEmpty();
        assertThat(watched.saving().stateProperty().get()).isInstanceOf(Saved.Kept.class);
    }

    @Test
    void whatCannotBeWrittenIsSaidAndTheNoticeStays() throws IOException {
        changeSchema(folder);
        session.open(file.toString());
        Files.delete(file);

        model.drift().update();

        assertThat(model.problemProperty().get()).isPresent();
        assertThat(notice().entries()).isNotEmpty();
    }

    @Test
    void aWrongNameIsStillAnErrorWhereNoSchemaHasChanged() throws IOException {
        Files.writeString(file, Files.readString(file).replace("email: email", "e_mail: email"));

        session.open(file.toString());

        assertThat(session.projectProperty().get()).isEmpty();
        assertThat(session.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.what()).contains("no column 'e_mail'"));
    }

    private Notice notice() {
        return model.drift()
                .noticeProperty()
                .get()
                .orElseThrow(() -> new AssertionError(session.problemProperty().get()));
    }
}
