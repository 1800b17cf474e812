package dev.seedbed.ui.export;

import dev.seedbed.core.deliver.ExportReport;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.ScriptLoad;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.ui.export.Written.Trial;
import dev.seedbed.ui.fx.CommandText;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.TypedPath;
import dev.seedbed.ui.fx.Units;
import dev.seedbed.ui.fx.UsualPlace;
import dev.seedbed.ui.session.Session;
import java.util.Optional;
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

/// Where the rows go: into seed.sql, for which loader, how much, where to, and what came of it; or into base-seed.
public final class ExportViewModel {

    private final Session session;
    private final Work writing;
    private final Forecast forecast;
    private final PushViewModel push;
    private final ObjectProperty<Target> target = new SimpleObjectProperty<>(Target.FILE);
    private final ObjectProperty<Loader> loader = new SimpleObjectProperty<>(Loader.PSQL);
    private final StringProperty file = new SimpleStringProperty("");
    private final BooleanProperty verify = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Optional<Written>> written = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    public ExportViewModel(Session session) {
        this.session = session;
        writing = new Work(session.background());
        forecast = new Forecast(session);
        push = new PushViewModel(session);
        var usual = UsualPlace.ofProcess(session.workbench().designs());
        UsualPlace.offer(
                file, session.projectProperty(), open -> usual.folder(open).resolve("seed.sql"));
        session.projectProperty().addListener((_, before, _) -> {
            if (!before.map(this::isStill).orElse(false)) {
                forget();
            }
        });
    }

    ObjectProperty<Target> targetProperty() {
        return target;
    }

    PushViewModel push() {
        return push;
    }

    Forecast forecast() {
        return forecast;
    }

    Work writing() {
        return writing;
    }

    public ObjectProperty<Loader> loaderProperty() {
        return loader;
    }

    public StringProperty fileProperty() {
        return file;
    }

    /// Whether a person wants to see that the file loads.
    public BooleanProperty verifyProperty() {
        return verify;
    }

    /// Why the file cannot be loaded here to see whether it does.
    public ObservableValue<Optional<String>> unverifiableProperty() {
        return Bindings.createObjectBinding(
                () -> session.projectProperty().get().flatMap(this::unverifiable),
                session.projectProperty(),
                forecast.sumProperty());
    }

    public ReadOnlyObjectProperty<Optional<Size>> sizeProperty() {
        return session.sizeProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return writing.busyProperty();
    }

    /// What was written last, until something changes.
    ReadOnlyObjectProperty<Optional<Written>> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    /// The same export as a command.
    public ObservableValue<String> commandProperty() {
        return Bindings.createStringBinding(
                () -> session.saving().argument().map(this::command).orElse(""),
                session.saving().argumentProperty(),
                loader,
                file);
    }

    public void choose(Size size) {
        session.chooseSize(size);
    }

    public void save() {
        session.projectProperty()
                .get()
                .filter(_ -> !writing.busyProperty().get())
                .ifPresent(open -> {
                    forget();
                    var chosen = loader.get();
                    var place = file.get().strip();
                    var wanted = verify.get() && unverifiable(open).isEmpty();
                    writing.run(
                            Messages.text("job.export", place),
                            open.plan().rows(),
                            progress -> session.workbench()
                                    .export(
                                            open,
                                            chosen,
                                            TypedPath.parse(place, "export.nopath.what", "export.nopath.remedy"),
                                            progress),
                            report -> wrote(open, report, wanted),
                            wrong -> problem.set(Optional.of(wrong)));
                });
    }

    public void cancel() {
        writing.cancel();
    }

    private boolean isStill(Project open) {
        return session.projectProperty().get().filter(now -> now.confirms(open)).isPresent();
    }

    /// The file is there and told of, before it is loaded.
    private void wrote(Project open, ExportReport report, boolean wanted) {
        if (!isStill(open)) {
            problem.set(Optional.of(older(report)));
            return;
        }
        forecast.learn(report.took());
        if (!wanted || writing.stoppingProperty().get() || report.bytes() > ScriptLoad.LARGEST) {
            written.set(Optional.of(new Written(report, new Trial.Unasked())));
            return;
        }
        var loading = new Written(report, new Trial.UnderWay());
        written.set(Optional.of(loading));
        writing.run(
                Messages.text("job.export.load", report.file()),
                open.plan().rows(),
                progress -> session.workbench().load(open, report.file(), progress),
                load -> tell(loading, new Trial.Loaded(load)),
                wrong -> failed(loading, wrong));
    }

    private static Problem older(ExportReport report) {
        return Problem.warning(
                Category.FINDING,
                Messages.text("export.older.what"),
                report.file().toString(),
                Messages.text("export.older.why"),
                Messages.text("export.older.remedy"));
    }

    /// What was forgotten meanwhile stays so.
    private void tell(Written loading, Trial trial) {
        if (written.get().equals(Optional.of(loading))) {
            written.set(Optional.of(loading.with(trial)));
        }
    }

    private void failed(Written loading, Problem wrong) {
        if (written.get().isEmpty()) {
            return;
        }
        if (writing.stoppingProperty().get()) {
            tell(loading, new Trial.Unasked());
        } else {
            tell(loading, new Trial.Failed(wrong));
            problem.set(Optional.of(wrong));
        }
    }

    private Optional<String> unverifiable(Project open) {
        if (open.schemaDatabase().isEmpty()) {
            return Optional.of(Messages.text("export.verify.url"));
        }
        return forecast.sumProperty()
                .get()
                .filter(sum -> sum.bytes() > ScriptLoad.LARGEST)
                .map(_ -> Messages.text("export.verify.large", Units.bytes(ScriptLoad.LARGEST)));
    }

    private String command(String source) {
        return Messages.text(
                "export.command",
                CommandText.argument(source),
                CommandText.argument(file.get()),
                loader.get().code());
    }

    private void forget() {
        written.set(Optional.empty());
        problem.set(Optional.empty());
    }
}
