package dev.seedbed.ui.audit;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.deliver.Manifest;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.audit.AcceptedFindings;
import dev.seedbed.core.guard.audit.AuditOptions;
import dev.seedbed.core.guard.audit.AuditReport;
import dev.seedbed.core.guard.audit.Finding;
import dev.seedbed.core.guard.audit.HtmlReport;
import dev.seedbed.core.guard.audit.JsonReport;
import dev.seedbed.core.guard.audit.SarifReport;
import dev.seedbed.core.project.Project;
import dev.seedbed.ui.fx.CommandText;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.TypedPath;
import dev.seedbed.ui.fx.UsualPlace;
import dev.seedbed.ui.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import tools.jackson.databind.json.JsonMapper;

/// The audit of one database or dump: what is asked, and what was found. Nothing that it shows is a value as it
/// stands in the data.
public final class AuditViewModel {

    /// Rows of each table that a look at a database takes.
    static final int SAMPLE = 2_000;

    private static final String BASELINE = "audit.json";

    private final Session session;
    private final Lane lane;
    private final Lane saving;
    private final StringProperty target = new SimpleStringProperty("");
    private final BooleanProperty sampled = new SimpleBooleanProperty();
    private final BooleanProperty replayed = new SimpleBooleanProperty();
    private final StringProperty baseline = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<AuditReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Finding>> finding = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    public AuditViewModel(Session session) {
        this.session = session;
        lane = new Lane(session.background());
        saving = new Lane(session.background());
        var usual = UsualPlace.ofProcess(session.workbench().designs());
        UsualPlace.offer(
                baseline, session.projectProperty(), open -> usual.folder(open).resolve(BASELINE));
        target.addListener((_, _, _) -> forget());
        sampled.addListener((_, _, _) -> forget());
        replayed.addListener((_, _, _) -> forget());
        baseline.addListener((_, _, _) -> forget());
    }

    /// The URL of a database, or a file.
    public StringProperty targetProperty() {
        return target;
    }

    /// Whether only some rows of each table are looked at; of a database alone.
    public BooleanProperty sampledProperty() {
        return sampled;
    }

    /// Whether rows are held against those of the open project.
    public BooleanProperty replayedProperty() {
        return replayed;
    }

    public ObservableValue<Boolean> replayableProperty() {
        return session.projectProperty().map(Optional::isPresent);
    }

    /// The file of accepted findings; it need not be there.
    public StringProperty baselineProperty() {
        return baseline;
    }

    public ReadOnlyObjectProperty<Optional<AuditReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// The finding that is explained.
    public ObjectProperty<Optional<Finding>> findingProperty() {
        return finding;
    }

    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return lane.busyProperty();
    }

    /// The same as a command; a password in the URL is not shown.
    public ObservableValue<String> commandProperty() {
        return Bindings.createStringBinding(
                this::command, session.saving().argumentProperty(), target, sampled, replayed, baseline);
    }

    public void audit() {
        if (target.get().isBlank()) {
            return;
        }
        forget();
        var open = session.projectProperty().get().filter(_ -> replayed.get());
        var choices = choices();
        lane.run(
                Messages.text("job.audit", place()),
                progress -> choices.accepted().applied(choices.audit(session.workbench(), open, progress)),
                this::show,
                wrong -> problem.set(Optional.of(wrong)));
    }

    /// Writes the finding in view to the baseline, with why it is none.
    public void accept(String note) {
        var shown = report.get();
        finding.get().ifPresent(chosen -> {
            problem.set(Optional.empty());
            var choices = choices();
            lane.run(
                    Messages.text("job.audit.save", choices.baseline()),
                    _ -> {
                        var more = choices.accepted().with(chosen, note.strip());
                        WholeFile.write(choices.baseline(), more.text(), Messages.text("audit.unaccepted"));
                        return more.applied(shown.orElseThrow());
                    },
                    this::show,
                    wrong -> problem.set(Optional.of(wrong)));
        });
    }

    private void show(AuditReport found) {
        report.set(Optional.of(found));
        finding.set(found.findings().stream().findFirst());
    }

    /// Writes the report: a page, or JSON or SARIF by the name of the file.
    public void save(Path file) {
        report.get().ifPresent(found -> {
            problem.set(Optional.empty());
            saving.run(
                    Messages.text("job.audit.save", file),
                    _ -> {
                        WholeFile.write(file, text(found, file.toString()), Messages.text("audit.unsaved"));
                        return file;
                    },
                    _ -> {},
                    wrong -> problem.set(Optional.of(wrong)));
        });
    }

    private static String text(AuditReport found, String file) {
        if (file.endsWith(".sarif")) {
            return SarifReport.of(found, Manifest.TOOL);
        }
        return file.endsWith(".json")
                ? new JsonMapper().writeValueAsString(JsonReport.of(found))
                : HtmlReport.of(found);
    }

    public void cancel() {
        lane.cancel();
    }

    private Choices choices() {
        return new Choices(target.get().strip(), sampled.get(), Path.of(baseline.get()));
    }

    /// What a person chose, taken along to another thread.
    private record Choices(String target, boolean sampled, Path baseline) {

        AuditReport audit(Workbench workbench, Optional<Project> open, Progress progress) {
            if (!DatabaseUrl.looksLikeOne(target)) {
                var file = TypedPath.parse(target, "export.nopath.what", "export.nopath.remedy");
                return workbench.audit(file, open, progress);
            }
            var sample = sampled ? OptionalInt.of(SAMPLE) : OptionalInt.empty();
            var options = new AuditOptions(sample, AuditOptions.ALL.rowsPerSecond(), AuditOptions.ALL.patience());
            return workbench.audit(DatabaseUrl.parse(target), options, open, progress);
        }

        AcceptedFindings accepted() {
            try {
                return Files.exists(baseline)
                        ? AcceptedFindings.read(baseline.toString(), Files.readString(baseline))
                        : AcceptedFindings.NONE;
            } catch (IOException failure) {
                throw WholeFile.unwritten(baseline, Messages.text("audit.unaccepted"), failure);
            }
        }
    }

    private String place() {
        var text = target.get().strip();
        return DatabaseUrl.looksLikeOne(text) ? DatabaseUrl.masked(text) : text;
    }

    private String command() {
        var source = session.saving()
                .argument()
                .filter(_ -> replayed.get())
                .map(text -> " --scenario " + CommandText.argument(text))
                .orElse("");
        var data = target.get().isBlank() ? "seed.sql" : place();
        var sample = sampled.get() && DatabaseUrl.looksLikeOne(data) ? " --sample " + SAMPLE : "";
        var known = Files.exists(Path.of(baseline.get())) ? " --baseline " + CommandText.argument(baseline.get()) : "";
        return "seedbed audit " + CommandText.argument(data) + sample + source + known;
    }

    /// An audit that is under way is of something else, too.
    private void forget() {
        lane.abandon();
        report.set(Optional.empty());
        finding.set(Optional.empty());
        problem.set(Optional.empty());
    }
}
