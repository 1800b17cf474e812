package dev.seedbed.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.project.Sample;
import dev.seedbed.ui.Workbenches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WelcomeViewModelTest {

    @Test
    void aSampleCardOpensItsSample() {
        var session = Workbenches.session();

        new WelcomeViewModel(session).open(Sample.TRACKER);

        assertThat(Workbenches.project(session).source().text()).isEqualTo("sample:tracker");
    }

    @Test
    void anOpenedFileIsRecent(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE tenants (id int PRIMARY KEY);");
        var model = new WelcomeViewModel(Workbenches.session());

        model.open(file);

        assertThat(model.recent()).first().isEqualTo(file.toString());
    }

    @Test
    void aUrlMayBePastedWithSpaceAround() {
        var session = Workbenches.session();
        var model = new WelcomeViewModel(session);
        model.urlProperty().set("  postgres://nobody@127.0.0.1:1/none \n");

        model.connect();

        assertThat(session.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.where()).contains("127.0.0.1:1"));
    }

    @Test
    void onlyOneSchemaOrScenarioCanBeDropped() {
        assertThat(WelcomeViewModel.accepts(List.of(Path.of("schema.SQL")))).isTrue();
        assertThat(WelcomeViewModel.accepts(List.of(Path.of("scenario.yaml")))).isTrue();
        assertThat(WelcomeViewModel.accepts(List.of(Path.of("shop.seedbed")))).isTrue();
        assertThat(WelcomeViewModel.accepts(List.of(Path.of("picture.png")))).isFalse();
        assertThat(WelcomeViewModel.accepts(List.of(Path.of("a.sql"), Path.of("b.sql"))))
                .isFalse();
    }
}
