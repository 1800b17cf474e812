package dev.seedbed.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.scenario.Size;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {

    private final TableName customers = new TableName("public", "customers");
    private final Deque<Runnable> later = new ArrayDeque<>();

    @Test
    void opensASampleWithItsTenantTable() {
        var session = Workbenches.sessionOn("sample:storefront");

        assertThat(Workbenches.project(session).graph().root()).contains(new TableName("public", "stores"));
        assertThat(session.problemProperty().get()).isEmpty();
    }

    @Test
    void aSourceThatCannotBeOpenedIsExplainedAndLeavesTheProjectOpen() {
        var session = Workbenches.sessionOn("sample:storefront");
        var before = Workbenches.project(session);

        session.open("/nowhere/schema.sql");

        assertThat(session.problemProperty().get()).hasValueSatisfying(problem -> {
            assertThat(problem.where()).isEqualTo("/nowhere/schema.sql");
            assertThat(problem.remedy()).isNotBlank();
        });
        assertThat(Workbenches.project(session)).isSameAs(before);
    }

    @Test
    void whatIsWorkedOutForOneProjectDoesNotReplaceTheNext() {
        var session = Workbenches.session(Background.on(later::add));
        var next = Workbenches.project(Workbenches.sessionOn("sample:tracker"));
        session.open("sample:storefront");

        session.adopt(next);
        drain();

        assertThat(Workbenches.project(session).source()).isEqualTo(next.source());
        assertThat(session.busyProperty().get()).isFalse();
    }

    @Test
    void brokenSqlIsExplainedWithItsLine(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("broken.sql"), "-- tables\nCREATE TABLEE b (id int);\n");

        var session = Workbenches.sessionOn(file.toString());

        assertThat(session.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.where()).contains("broken.sql, line 2"));
    }

    @Test
    void anotherRootIsJudgedAnew() {
        var session = Workbenches.sessionOn("sample:ledger");
        var accounts = new TableName("public", "accounts");

        session.chooseRoot(Optional.of(accounts));

        assertThat(Workbenches.project(session).graph().root()).contains(accounts);
    }

    @Test
    void aLargerSizeMakesMoreRows() {
        var session = Workbenches.sessionOn("sample:ledger");

        session.chooseSize(Size.M);

        assertThat(Workbenches.project(session).plan().rows()).isBetween(20_000L, 45_000L);
        assertThat(session.sizeProperty().get()).contains(Size.M);
    }

    @Test
    void reloadingKeepsTheSelectedTable() {
        var session = Workbenches.sessionOn("sample:storefront");
        session.tableProperty().set(Optional.of(customers));

        session.reload();

        assertThat(session.tableProperty().get()).contains(customers);
    }

    @Test
    void openingAnotherSourceForgetsSelectionAndSize() {
        var session = Workbenches.sessionOn("sample:storefront");
        session.tableProperty().set(Optional.of(customers));
        session.chooseSize(Size.S);

        session.open("sample:ledger");

        assertThat(session.tableProperty().get()).isEmpty();
        assertThat(session.sizeProperty().get()).isEmpty();
    }

    @Test
    void afterASourceThatCouldNotBeOpenedReadingAgainOpensIt(@TempDir Path folder) throws IOException {
        var session = Workbenches.sessionOn("sample:storefront");
        seed(session, 7);
        var file = folder.resolve("later.sql");
        session.open(file.toString());
        Files.writeString(file, "CREATE TABLE teams (id int PRIMARY KEY);\n");

        session.reload();

        assertThat(Workbenches.project(session).source().text()).isEqualTo(file.toString());
        assertThat(session.textProperty().get()).contains("teams").doesNotContain("orders");
        assertThat(session.saving().argumentProperty().get()).isEqualTo(file.toString());
        assertThat(session.undoableProperty().get()).isEmpty();
    }

    @Test
    void whoeverPutsTheProblemAwayReadsTheOpenSourceAgain() {
        var session = Workbenches.sessionOn("sample:storefront");
        session.open("/nowhere/schema.sql");
        session.problemProperty().set(Optional.empty());

        session.reload();

        assertThat(session.problemProperty().get()).isEmpty();
        assertThat(Workbenches.project(session).source().text()).isEqualTo("sample:storefront");
    }

    @Test
    void whatIsOpenedMeanwhileIsWhatReadingAgainReads() {
        var session = Workbenches.session(Background.on(later::add));
        session.open("sample:storefront");
        drain();
        session.open("sample:ledger");

        session.reload();
        drain();

        assertThat(Workbenches.project(session).source().text()).isEqualTo("sample:ledger");
        assertThat(session.saving().argumentProperty().get()).isEqualTo("sample:ledger");
    }

    @Test
    void aFileIsKnownByItsWholePath(@TempDir Path folder) throws IOException {
        var here = Path.of("").toAbsolutePath();
        var file = Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE teams (id int PRIMARY KEY);\n");
        var session =
                Workbenches.sessionOn(here.relativize(file.toAbsolutePath()).toString());

        assertThat(Workbenches.project(session).source().text()).isEqualTo(file.toString());
        assertThat(session.recent().list()).first().isEqualTo(file.toString());

        var yaml = Files.writeString(folder.resolve("teams.yaml"), "source: schema.sql\n");
        session.open(here.relativize(yaml.toAbsolutePath()).toString());
        assertThat(session.recent().list()).first().isEqualTo(yaml.toString());
    }

    @Test
    void noJobTellsAPassword() {
        var session = Workbenches.session(Background.on(later::add));

        session.open("postgres://owner:s3cret@127.0.0.1:1/none");

        assertThat(session.background().jobs())
                .singleElement()
                .satisfies(job ->
                        assertThat(job.title()).contains("127.0.0.1:1/none").doesNotContain("s3cret"));
    }

    @Test
    void aSizeThatIsThereAlreadyDropsNoOtherChange() {
        var session = Workbenches.session(Background.on(later::add));
        session.open("sample:storefront");
        drain();
        session.chooseSize(Size.S);
        drain();

        seed(session, 7);
        session.chooseSize(Size.S);
        drain();

        assertThat(Workbenches.project(session).scenario().seed()).isEqualTo(7);
        assertThat(session.saving().stateProperty().get()).isInstanceOf(Saved.Kept.class);
        assertThat(session.saving().holds(session.textProperty().get())).isTrue();
    }

    @Test
    void aRefusedChangeAndAFailedOpenLeaveNoProjectUntried() {
        var session = Workbenches.session(Background.on(later::add));
        session.open("sample:storefront");
        runUntil(() -> session.projectProperty().get().isPresent());
        assertThat(Workbenches.project(session).tried()).isFalse();

        session.edit(
                "Seed",
                text -> ScenarioEdit.of(text).set(List.of("seed"), "none").text());
        drain();
        assertThat(session.problemProperty().get()).isPresent();
        assertThat(Workbenches.project(session).tried()).isTrue();

        seed(session, 7);
        runUntil(() -> Workbenches.project(session).scenario().seed() == 7);
        session.open("/nowhere/schema.sql");
        drain();
        assertThat(session.problemProperty().get()).isPresent();
        assertThat(Workbenches.project(session).tried()).isTrue();
    }

    /// What is said of a change on top of it takes the text of a person nowhere.
    @Test
    void wrongTextStaysWhereAChangeOnTopOfItIsRefused() {
        var session = Workbenches.session(Background.on(later::add));
        session.open("sample:storefront");
        drain();
        var typed = session.textProperty().get() + "nonsense: 1\n";

        session.type(typed);
        seed(session, 7);
        drain();

        assertThat(session.textProperty().get()).isEqualTo(typed);
        assertThat(session.textProblemProperty().get()).isPresent();
    }

    @Test
    void whatNoLongerFitsASchemaThatIsReadAgainStaysWithItsProblem(@TempDir Path folder) throws IOException {
        var schema = Files.writeString(
                folder.resolve("schema.sql"), "CREATE TABLE teams (id int PRIMARY KEY, name text, fax text);\n");
        var session = Workbenches.sessionOn(schema.toString());
        session.edit(
                "Rule",
                text -> ScenarioEdit.of(text)
                        .set(List.of("tables", "public.teams", "columns", "fax"), "email")
                        .text());
        seed(session, 7);
        var decided = session.textProperty().get();
        assertThat(session.problemProperty().get()).isEmpty();
        Files.writeString(schema, "CREATE TABLE teams (id int PRIMARY KEY, name text);\n");

        session.reload();

        assertThat(session.textProperty().get()).isEqualTo(decided);
        assertThat(session.textProblemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.text()).contains("fax"));
        assertThat(session.undoableProperty().get()).contains("Seed");
        assertThat(Path.of(session.saving().argumentProperty().get())).hasContent(decided);
    }

    @Test
    void readingAgainGivesWayToASourceThatIsOpenedMeanwhile() {
        var session = Workbenches.session(Background.on(later::add));
        session.open("sample:storefront");
        drain();
        seed(session, 7);
        session.reload();

        session.open("sample:ledger");
        drain();

        assertThat(Workbenches.project(session).source().text()).isEqualTo("sample:ledger");
        assertThat(session.problemProperty().get()).isEmpty();
    }

    @Test
    void whatWasToBeReadAgainAfterTextThatIsWrongIsNotReadOnceItIsRight() {
        var session = Workbenches.session(Background.on(later::add));
        session.open("sample:storefront");
        drain();
        var opened = session.openedProperty().get();
        var right = session.textProperty().get();
        session.type(right + "nonsense: 1\n");
        session.reload();
        drain();
        assertThat(session.textProblemProperty().get()).isPresent();

        session.type(right + "# none\n");
        drain();

        assertThat(session.textProblemProperty().get()).isEmpty();
        assertThat(session.openedProperty().get()).isSameAs(opened);
    }

    private void drain() {
        runUntil(later::isEmpty);
    }

    private void runUntil(BooleanSupplier reached) {
        while (!reached.getAsBoolean()) {
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
