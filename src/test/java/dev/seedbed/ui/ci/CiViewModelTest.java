package dev.seedbed.ui.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.guard.ci.CiSystem;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.ui.Workbenches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CiViewModelTest {

    private final CiViewModel model = new CiViewModel(Workbenches.sessionOn("sample:tracker"));

    @TempDir
    Path repository;

    @BeforeEach
    void chooseRepository() {
        model.folderProperty().set(repository.toString());
    }

    @Test
    void showsTheWorkflowAndWritesNothing() {
        assertThat(look().text()).contains("jobs:", "npm test");
        assertThat(look().diff()).startsWith("--- /dev/null");
        assertThat(model.writableProperty().getValue()).isTrue();
        assertThat(repository).isEmptyDirectory();
    }

    @Test
    void followsEveryChoice() {
        model.systemProperty().set(CiSystem.GITLAB);
        model.providerProperty().set(ProviderName.NEON);
        model.testProperty().set("pnpm e2e");
        model.buildProperty().set("pnpm build");
        model.shippedProperty().set("dist");

        assertThat(look().text()).contains("pnpm e2e", "pnpm build", "seedbed routes scan");
        assertThat(look().recipe().secrets()).containsExactly("NEON_API_KEY");
        assertThat(look().recipe().variables())
                .containsExactly("SEEDBED_ARCHIVE_URL", "SEEDBED_ARCHIVE_SHA256", "NEON_PROJECT_ID");
        assertThat(model.commandProperty().getValue())
                .isEqualTo("seedbed ci gitlab --provider neon --source scenario.yaml --test 'pnpm e2e'"
                        + " --build 'pnpm build' --scan dist --out " + repository + "/.gitlab-ci.seedbed.yml");
    }

    @Test
    void writesWhatItShowedAndThenHasNothingToDo() {
        var text = look().text();

        model.write();

        assertThat(repository.resolve(".github/workflows/seedbed.yml")).hasContent(text);
        assertThat(look().changes()).isFalse();
        assertThat(look().diff()).isEmpty();
        assertThat(model.writableProperty().getValue()).isFalse();
        assertThat(model.outcomeProperty().get()).isEqualTo("Written: .github/workflows/seedbed.yml");
    }

    @Test
    void replacesItsOwnFile() {
        model.write();
        model.testProperty().set("pnpm e2e");
        assertThat(look().diff()).contains("-", "npm test", "pnpm e2e");

        model.write();

        assertThat(repository.resolve(".github/workflows/seedbed.yml"))
                .content()
                .contains("pnpm e2e");
    }

    @Test
    void leavesWhatSomebodyChangedUnlessToldToOverwriteIt() throws IOException {
        model.write();
        var file = repository.resolve(".github/workflows/seedbed.yml");
        Files.writeString(file, Files.readString(file) + "# ours\n");
        model.look();

        assertThat(model.writableProperty().getValue()).isFalse();
        assertThat(model.refusedProperty().getValue()).isTrue();
        assertThat(look().diff()).contains("-# ours");
        model.write();
        assertThat(model.problemProperty().get())
                .map(Problem::why)
                .hasValueSatisfying(why -> assertThat(why).contains("changed it"));
        assertThat(file).content().contains("# ours");

        model.overwrite();

        assertThat(file).content().doesNotContain("# ours");
    }

    @Test
    void replacesNothingThatItDidNotShow() throws IOException {
        Files.createDirectories(repository.resolve(".github/workflows"));
        var file = Files.writeString(repository.resolve(".github/workflows/seedbed.yml"), "name: ours\n");

        model.overwrite();

        assertThat(model.problemProperty().get())
                .map(Problem::what)
                .contains("The file changed while you looked at it.");
        assertThat(file).hasContent("name: ours");
    }

    @Test
    void saysWhatIsNoSource() {
        model.sourceProperty().set("../elsewhere.sql");

        assertThat(model.lookProperty().get()).isEmpty();
        assertThat(model.problemProperty().get()).map(Problem::where).contains("../elsewhere.sql");
    }

    @Test
    void looksForTheSourceInTheRepository() throws IOException {
        assertThat(look().sourceThere()).isFalse();

        Files.writeString(repository.resolve("scenario.yaml"), "");
        model.look();

        assertThat(look().sourceThere()).isTrue();
    }

    @Test
    void takesTheFileThatIsOpenAsTheSource() throws IOException {
        var file = Files.writeString(repository.resolve("schema.sql"), "CREATE TABLE teams (id int PRIMARY KEY);");
        var session = Workbenches.session();
        var other = new CiViewModel(session);
        other.folderProperty().set(repository.toString());

        session.open(file.toString());

        assertThat(other.sourceProperty().get()).isEqualTo("schema.sql");
        assertThat(other.contractProperty().getValue()).isEqualTo("seedbed verify schema.sql --format github");
    }

    @Test
    void aSourceThatWasTypedStaysUntilAnotherFileIsOpened() throws IOException {
        var ddl = "CREATE TABLE teams (id int PRIMARY KEY);";
        var session = Workbenches.session();
        var other = new CiViewModel(session);
        session.open(Files.writeString(repository.resolve("schema.sql"), ddl).toString());
        other.sourceProperty().set("db/seed.yaml");

        session.edit(
                "Seed", text -> ScenarioEdit.of(text).set(List.of("seed"), "7").text());
        assertThat(other.sourceProperty().get()).isEqualTo("db/seed.yaml");

        session.open(Files.writeString(repository.resolve("next.sql"), ddl).toString());
        assertThat(other.sourceProperty().get()).isEqualTo("next.sql");
    }

    @Test
    void aFolderThatIsNoneIsExplainedAndNotStumbledOver() throws IOException {
        var session = Workbenches.session();
        var other = new CiViewModel(session);
        other.folderProperty().set("no\0folder");

        session.open(Files.writeString(repository.resolve("schema.sql"), "CREATE TABLE teams (id int PRIMARY KEY);")
                .toString());

        assertThat(other.sourceProperty().get()).isEqualTo("schema.sql");
        assertThat(other.problemProperty().get()).map(Problem::where).contains("no\0folder");
    }

    @Test
    void beginsInTheRepositoryOfTheFileThatIsOpen() throws IOException {
        Files.createDirectories(repository.resolve(".git"));
        Files.createDirectories(repository.resolve("db"));
        var session = Workbenches.session();
        var other = new CiViewModel(session);

        session.open(Files.writeString(repository.resolve("db/schema.sql"), "CREATE TABLE teams (id int PRIMARY KEY);")
                .toString());

        assertThat(other.folderProperty().get()).isEqualTo(repository.toString());
        assertThat(other.sourceProperty().get()).isEqualTo("db/schema.sql");
    }

    @Test
    void namesTheContractTestWithABaselineWhileItFails() {
        var faulty = new CiViewModel(Workbenches.sessionOn("sample:storefront"));

        assertThat(faulty.faultsProperty().getValue()).isPositive();
        assertThat(faulty.contractProperty().getValue())
                .isEqualTo("seedbed verify scenario.yaml --format github --baseline seedbed-baseline.json");
    }

    private CiLook look() {
        return model.lookProperty().get().orElseThrow();
    }
}
