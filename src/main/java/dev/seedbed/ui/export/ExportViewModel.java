package dev.seedbed.ui.export;

import dev.seedbed.core.deliver.ExportReport;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.ui.fx.CommandText;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.TypedPath;
import dev.seedbed.ui.session.Session;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Writing seed.sql: for which loader, how much, where to; and what came of it.
public final class ExportViewModel {

    private final Session session;
    private final Lane writing;
    private final ObjectProperty<Loader> loader = new SimpleObjectProperty<>(Loader.PSQL);
    private final StringProperty file =
            new SimpleStringProperty(Path.of("seed.sql").toAbsolutePath().toString());
    private final ReadOnlyObjectWrapper<Optional<ExportReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    public ExportViewModel(Session session) {
        this.session = session;
        writing = new Lane(session.background());
        session.projectProperty().addListener((_, _, _) -> forget());
    }

    public ObjectProperty<Loader> loaderProperty() {
        return loader;
    }

    public StringProperty fileProperty() {
        return file;
    }

    public ReadOnlyObjectProperty<Optional<Size>> sizeProperty() {
        return session.sizeProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return writing.busyProperty();
    }

    /// What was written last, until something changes.
    public ReadOnlyObjectProperty<Optional<ExportReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    public ObservableValue<String> totalProperty() {
        return session.projectProperty()
                .map(open -> open.map(project -> Messages.text(
                                "scenario.total",
                                project.plan().rows(),
                                project.plan().tables().size()))
                        .orElse(""));
    }

    /// The same export as a command.
    public ObservableValue<String> commandProperty() {
        return Bindings.createStringBinding(
                () -> session.projectProperty().get().map(this::command).orElse(""),
                session.projectProperty(),
                session.sizeProperty(),
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
                    var target = file.get().strip();
                    writing.run(
                            Messages.text("job.export", target),
                            progress -> session.workbench()
                                    .export(
                                            open,
                                            chosen,
                                            TypedPath.parse(target, "export.nopath.what", "export.nopath.remedy"),
                                            progress),
                            written -> report.set(Optional.of(written)),
                            wrong -> problem.set(Optional.of(wrong)));
                });
    }

    public void cancel() {
        writing.cancel();
    }

    private String command(Project open) {
        var size =
                session.sizeProperty().get().map(chosen -> " --size " + chosen).orElse("");
        return Messages.text(
                "export.command",
                CommandText.argument(open.source().text()),
                CommandText.argument(file.get()),
                loader.get().name().toLowerCase(Locale.ROOT),
                size);
    }

    private void forget() {
        report.set(Optional.empty());
        problem.set(Optional.empty());
    }
}
