package dev.seedbed.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.ServerStatus;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.SeedForm;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Sample;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.PostgresServers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A change is planned at once, and held against the server after.
class TwoPhasePlanTest {

    /// A check that no rule of Seedbed's reads: only the server says which rows it takes.
    private static final String SHOP = """
            CREATE TABLE shop (id bigint PRIMARY KEY, name text NOT NULL);
            CREATE TABLE sale (
                id bigint PRIMARY KEY,
                shop_id bigint NOT NULL REFERENCES shop ON DELETE CASCADE,
                amount integer NOT NULL CHECK (amount % 7 = 3 AND abs(amount) < 100000));
            """;

    @TempDir
    private Path folder;

    private final Workbench workbench = new Workbench(PostgresServers.newestHome());

    @Test
    void planningTakesNoServer() throws IOException {
        var opened = shop();
        var serverless = new Workbench(new SeedbedHome(folder.resolve("none")));
        var planned = serverless.planned(opened, opened.scenario().withTenants(5));
        assertThat(planned.tried()).isFalse();
        assertThat(planned.plan().rows()).isPositive();
        assertThat(serverless.server().status()).isInstanceOf(ServerStatus.Stopped.class);
        assertThat(folder.resolve("none/server")).doesNotExist();
    }

    @Test
    void aPlanThatWasTriedIsWhatAChangeAtOnceGives() throws IOException {
        var opened = shop();
        var scenario = opened.scenario().withTenants(5);
        var planned = workbench.planned(opened, scenario);
        var tried = workbench.tried(planned, Progress.UNWATCHED);
        assertThat(tried.tried()).isTrue();
        assertThat(text(tried)).isEqualTo(text(workbench.withScenario(opened, scenario)));
        assertThat(workbench.tried(tried, Progress.UNWATCHED)).isSameAs(tried);
    }

    /// What a change leaves as it was is not worked out again, and comes out the same.
    @Test
    void aChangedProjectIsAsOneThatIsOpenedWithTheChange() throws IOException {
        var opened = workbench.open(new Source.OfSample(Sample.STOREFRONT), Progress.UNWATCHED);
        var orders = new TableName("public", "orders");
        var changes = List.<UnaryOperator<Scenario>>of(
                scenario -> scenario.withSeed(7),
                scenario -> scenario.withRoot(Optional.of(new TableName("public", "customers"))),
                scenario -> scenario.withIntended(Map.of(orders, "kept for the books")),
                scenario -> scenario.withTables(Map.of()));
        for (var change : changes) {
            var changed = workbench.withScenario(opened, change.apply(opened.scenario()));
            var fresh = workbench.open(opened.source(), (_, scenario) -> change.apply(scenario), Progress.UNWATCHED);
            assertThat(changed.graph().verdicts()).isEqualTo(fresh.graph().verdicts());
            assertThat(workbench.scenarioText(changed)).isEqualTo(workbench.scenarioText(fresh));
            assertThat(text(changed)).isEqualTo(text(fresh));
        }
    }

    @Test
    void whatIsWrittenOrProvenWasTriedFirst() throws IOException {
        var opened = shop();
        var planned = workbench.planned(opened, opened.scenario().withTenants(5));
        var tried = workbench.tried(planned, Progress.UNWATCHED);
        assertThat(planned.draft()).isNotEqualTo(tried.draft());
        assertThat(text(planned)).isEqualTo(text(tried));
        assertThat(workbench.scenarioHash(planned)).isEqualTo(workbench.scenarioHash(tried));
        assertThat(workbench.attest(planned)).isEqualTo(workbench.attest(tried));
        assertThat(workbench.prove(planned, Progress.UNWATCHED).findings())
                .isEqualTo(workbench.prove(tried, Progress.UNWATCHED).findings());
    }

    @Test
    void aScenarioFileMayNameADatabaseOfSomebodys() throws IOException {
        var theirs = PostgresServers.newest().database(SHOP);
        var file = Files.writeString(folder.resolve("scenario.yaml"), "source: " + theirs + "\n");
        var opened = workbench.open(Source.parse(file.toString()), Progress.UNWATCHED);
        assertThat(opened.schemaDatabase()).isEmpty();
        assertThat(opened.tried()).isTrue();
        assertThat(opened.plan().table(new TableName("public", "sale")).rows()).isPositive();
    }

    private Project shop() throws IOException {
        var file = Files.writeString(folder.resolve("shop.sql"), SHOP);
        return workbench.open(new Source.SqlFile(file), Progress.UNWATCHED);
    }

    private String text(Project project) {
        var out = new ByteArrayOutputStream();
        workbench.export(project, SeedForm.of(Loader.INSERT), out, Progress.UNWATCHED);
        return out.toString(StandardCharsets.UTF_8);
    }
}
