package dev.seedbed.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.SeedForm;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Sample;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.schema.introspect.RecordedSchema;
import dev.seedbed.testing.Golden;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is shown of a source before any server is up.
class GlanceTest {

    private final Workbench workbench = new Workbench(PostgresServers.newestHome());

    @ParameterizedTest
    @EnumSource
    void theSchemaThatASampleBringsAlongIsTheServers(Sample sample) throws IOException {
        var schema = Samples.schema(PostgresServers.newest(), sample.code());
        var text = RecordedSchema.text(schema);
        Golden.check(Path.of("src/main/resources/dev/seedbed/samples", sample.code() + ".json"), text);
        assertThat(sample.schema()).isEqualTo(RecordedSchema.of(schema));
    }

    @ParameterizedTest
    @EnumSource
    void aSampleIsThereBeforeAnyServerAndTriedWhenOneIs(Sample sample, @TempDir Path folder) {
        var source = new Source.OfSample(sample);
        var seen = new Workbench(new SeedbedHome(folder)).glance(source).orElseThrow();
        assertThat(seen.tried()).isFalse();
        assertThat(seen.schemaDatabase()).isEmpty();

        var tried = workbench.tried(seen, Progress.UNWATCHED);
        var opened = workbench.open(source, Progress.UNWATCHED);
        assertThat(tried.schemaDatabase()).isEqualTo(opened.schemaDatabase()).isPresent();
        assertThat(tried.schema()).isEqualTo(opened.schema());
        assertThat(tried.warnings()).isEqualTo(opened.warnings());
        assertThat(text(tried)).isEqualTo(text(opened));
        assertThat(seen.plan().rows()).isEqualTo(opened.plan().rows());
        assertThat(verdicts(seen)).isEqualTo(verdicts(opened));
    }

    @Test
    void aScenarioFileOfASampleIsThereAsWell(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("own.yaml"), "source: sample:ledger\ntenants: 3\n");
        var source = new Source.ScenarioYaml(file);
        var seen = workbench.glance(source).orElseThrow();
        assertThat(seen.scenario().tenants()).isEqualTo(3);
        assertThat(text(seen)).isEqualTo(text(workbench.open(source, Progress.UNWATCHED)));
    }

    @Test
    void whatOnlyAServerCanReadIsNotGlancedAt(@TempDir Path folder) throws IOException {
        var ddl = Files.writeString(folder.resolve("schema.sql"), Samples.ddl("ledger"));
        assertThat(workbench.glance(new Source.SqlFile(ddl))).isEmpty();
        assertThat(workbench.glance(new Source.Database(PostgresServers.newest().url())))
                .isEmpty();
        var beside = Files.writeString(folder.resolve("own.yaml"), "source: schema.sql\n");
        assertThat(workbench.glance(new Source.ScenarioYaml(beside))).isEmpty();
    }

    /// Opening it tells what is wrong, or leaves out what does not fit any more.
    @Test
    void aScenarioFileWithAFaultIsNotGlancedAt(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("own.yaml"), "source: sample:ledger\ntenants: many\n");
        assertThat(workbench.glance(new Source.ScenarioYaml(file))).isEmpty();
    }

    private static List<String> verdicts(Project project) {
        return project.graph().verdicts().stream()
                .map(verdict -> verdict.table() + ": " + verdict.verdict() + ". " + verdict.reason())
                .toList();
    }

    private String text(Project project) {
        var out = new ByteArrayOutputStream();
        workbench.export(project, SeedForm.of(Loader.INSERT), out, Progress.UNWATCHED);
        return out.toString(StandardCharsets.UTF_8);
    }
}
