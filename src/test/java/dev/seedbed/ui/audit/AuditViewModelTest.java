package dev.seedbed.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.guard.audit.Finding;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditViewModelTest {

    private static final String REAL = "heidi.klammer@gmail.com";

    private final AuditViewModel model = new AuditViewModel(Workbenches.sessionOn("sample:tracker"));

    @TempDir
    Path folder;

    private String people(String email) {
        return PostgresServers.newest()
                .database("CREATE TABLE people (id int PRIMARY KEY, email text); INSERT INTO people VALUES (1, '"
                        + email + "'), (2, 'a@example.com')")
                .connectable();
    }

    @Test
    void showsTheWorstFindingFirstAndMasked() {
        model.targetProperty().set(people(REAL));
        model.audit();

        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.findingProperty().get()).map(Finding::place).contains("public.people.email");
        var report = model.reportProperty().get().orElseThrow();
        assertThat(report.clean()).isFalse();
        assertThat(report.toString()).doesNotContain(REAL);
    }

    @Test
    void findsNothingInWhatIsReserved() {
        model.targetProperty().set(people("b@example.com"));
        model.audit();

        assertThat(model.reportProperty().get())
                .hasValueSatisfying(report -> assertThat(report.clean()).isTrue());
        assertThat(model.findingProperty().get()).isEmpty();
    }

    @Test
    void savesAPageJsonOrSarif() throws IOException {
        model.targetProperty().set(people(REAL));
        model.audit();

        model.save(folder.resolve("audit.html"));
        model.save(folder.resolve("audit.json"));
        model.save(folder.resolve("audit.sarif"));

        assertThat(folder.resolve("audit.html"))
                .content()
                .startsWith("<!DOCTYPE html>")
                .doesNotContain(REAL);
        assertThat(folder.resolve("audit.json")).content().startsWith("{").doesNotContain(REAL);
        assertThat(Files.readString(folder.resolve("audit.sarif")))
                .contains("2.1.0")
                .doesNotContain(REAL);
    }

    @Test
    void acceptsAFindingWithANoteForGood() {
        model.baselineProperty().set(folder.resolve("audit.json").toString());
        model.targetProperty().set(people(REAL));
        model.audit();

        model.accept("our own test account");

        assertThat(model.reportProperty().get().orElseThrow().clean()).isTrue();
        assertThat(folder.resolve("audit.json"))
                .content()
                .contains("public.people.email", "our own test account")
                .doesNotContain(REAL);
        model.audit();
        assertThat(model.reportProperty().get()).hasValueSatisfying(report -> {
            assertThat(report.findings()).isEmpty();
            assertThat(report.accepted()).hasSize(1);
        });
        assertThat(model.commandProperty().getValue()).contains(" --baseline ");
    }

    @Test
    void aVerdictIsForWhatIsAskedNow() {
        var waiting = new ArrayDeque<Runnable>();
        var later = new AuditViewModel(Workbenches.session(Background.on(waiting::add)));
        later.targetProperty().set(people(REAL));
        later.audit();

        later.targetProperty().set(people("b@example.com"));
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }

        assertThat(later.reportProperty().get()).isEmpty();
        assertThat(later.problemProperty().get()).isEmpty();
        assertThat(later.busyProperty().get()).isFalse();
    }

    @Test
    void acceptedFindingsLieBesideWhatIsOpen() throws IOException {
        var session = Workbenches.session();
        var other = new AuditViewModel(session);
        assertThat(other.baselineProperty().get())
                .isEqualTo(Path.of("audit.json").toAbsolutePath().toString());

        session.open(Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE teams (id int PRIMARY KEY);")
                .toString());

        assertThat(other.baselineProperty().get())
                .isEqualTo(folder.resolve("audit.json").toString());
    }

    @Test
    void showsNoPasswordInTheCommand() {
        model.targetProperty().set("postgres://app:s3cret@db.example.com/shop");
        model.sampledProperty().set(true);

        assertThat(model.commandProperty().getValue())
                .contains("db.example.com/shop", "--sample 2000")
                .doesNotContain("s3cret");
    }

    @Test
    void showsNoPasswordAmongTheParametersOrInWhatIsHalfTyped() {
        model.targetProperty().set("jdbc:postgresql://db.example.com/shop?user=app&password=s3cret");
        assertThat(model.commandProperty().getValue())
                .contains("db.example.com")
                .doesNotContain("s3cret");

        model.targetProperty().set("postgres://app:s3cret@db.example.com:port/shop");
        assertThat(model.commandProperty().getValue()).doesNotContain("s3cret");
    }

    @Test
    void saysWhatIsWrongWithTheTarget() {
        model.targetProperty().set(folder.resolve("none.sql").toString());
        model.audit();

        assertThat(model.problemProperty().get())
                .hasValueSatisfying(problem -> assertThat(problem.where()).contains("none.sql"));
    }
}
