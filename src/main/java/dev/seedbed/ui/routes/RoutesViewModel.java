package dev.seedbed.ui.routes;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.routes.Application;
import dev.seedbed.core.guard.routes.Framework;
import dev.seedbed.core.guard.routes.KitFolder;
import dev.seedbed.core.guard.routes.KitPlan;
import dev.seedbed.core.guard.routes.PlannedFile;
import dev.seedbed.core.guard.routes.TestKit;
import dev.seedbed.core.guard.scan.Limits;
import dev.seedbed.core.guard.scan.Scan;
import dev.seedbed.core.guard.scan.ScanReport;
import dev.seedbed.core.guard.scan.search.Name;
import dev.seedbed.core.project.Project;
import dev.seedbed.ui.fx.CommandText;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.TypedPath;
import dev.seedbed.ui.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// The test routes for the open project: into which repository, for which framework; what writing them would
/// change, and whether what is shipped holds any.
public final class RoutesViewModel {

    private static final String DOCKERFILE = "Dockerfile";

    private final Session session;
    private final Lane lane;
    private final ObjectProperty<Framework> framework = new SimpleObjectProperty<>(Framework.EXPRESS);
    private final StringProperty folder =
            new SimpleStringProperty(Path.of("").toAbsolutePath().toString());
    private final StringProperty app = new SimpleStringProperty("");
    private final ObjectProperty<Integer> tenants = new SimpleObjectProperty<>(8);
    private final StringProperty shipped = new SimpleStringProperty("dist");
    private final ReadOnlyObjectWrapper<Optional<Look>> look = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ScanReport>> scan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<PlannedFile>> file = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    /// What writing would do to the repository, and who in it names the routes already.
    public record Look(KitFolder repository, KitPlan plan, List<String> importers) {}

    public RoutesViewModel(Session session) {
        this.session = session;
        lane = new Lane(session.background());
        session.projectProperty().addListener((_, _, _) -> forget());
        framework.addListener((_, _, _) -> forget());
        folder.addListener((_, _, _) -> forget());
        app.addListener((_, _, _) -> forget());
        tenants.addListener((_, _, _) -> forget());
    }

    public ObjectProperty<Framework> frameworkProperty() {
        return framework;
    }

    /// The repository.
    public StringProperty folderProperty() {
        return folder;
    }

    /// Where the application is exported; empty for the framework's usual place.
    public StringProperty appProperty() {
        return app;
    }

    /// How many test tenants there can be at once.
    public ObjectProperty<Integer> tenantsProperty() {
        return tenants;
    }

    /// What goes to production, from the repository's folder on.
    public StringProperty shippedProperty() {
        return shipped;
    }

    /// Empty until somebody asks for the changes, and again when a choice changes.
    public ReadOnlyObjectProperty<Optional<Look>> lookProperty() {
        return look.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<ScanReport>> scanProperty() {
        return scan.getReadOnlyProperty();
    }

    /// The file whose changes are in view.
    public ObjectProperty<Optional<PlannedFile>> fileProperty() {
        return file;
    }

    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return lane.busyProperty();
    }

    /// Whether there is something to write, and nothing in the way.
    public ObservableValue<Boolean> writableProperty() {
        return look.map(now -> now.filter(seen -> seen.plan().refused().isEmpty()
                        && !seen.plan().changes().isEmpty())
                .isPresent());
    }

    /// The same as a command.
    public ObservableValue<String> commandProperty() {
        return Bindings.createStringBinding(
                this::command, session.saving().argumentProperty(), framework, folder, app, tenants);
    }

    /// Looks at the repository; writes nothing.
    public void plan() {
        work("job.routes.plan", this::look, seen -> {
            var count = seen.plan().changes().size();
            outcome.set(
                    Messages.text("routes.planned", count, seen.plan().refused().size()));
        });
    }

    /// Writes what is in view, unless the repository has changed since.
    public void write() {
        var seen = look.get();
        seen.ifPresent(shown -> work(
                "job.routes.write",
                (open) -> {
                    shown.repository().write(shown.plan());
                    return look(open);
                },
                _ -> outcome.set(
                        Messages.text("routes.written", shown.plan().changes().size()))));
    }

    /// Looks for the routes in what is shipped.
    public void scan() {
        clear();
        scan.set(Optional.empty());
        lane.run(
                Messages.text("job.routes.scan", shipped.get()),
                progress -> new Scan(Name.ofTestRoutesAnd(List.of()), Limits.USUAL, progress)
                        .of(List.of(TypedPath.parse(folder.get().strip(), "routes.nopath.what", "routes.nopath.remedy")
                                .resolve(shipped.get().strip()))),
                report -> scan.set(Optional.of(report)),
                wrong -> problem.set(Optional.of(wrong)));
    }

    public void cancel() {
        lane.cancel();
    }

    private void work(String job, Function<Project, Look> work, Consumer<Look> done) {
        session.projectProperty().get().ifPresent(open -> {
            clear();
            lane.run(
                    Messages.text(job),
                    (Progress _) -> work.apply(open),
                    seen -> {
                        look.set(Optional.of(seen));
                        file.set(first(seen.plan()));
                        done.accept(seen);
                    },
                    wrong -> problem.set(Optional.of(wrong)));
        });
    }

    private Look look(Project open) {
        var place = TypedPath.parse(folder.get().strip(), "routes.nopath.what", "routes.nopath.remedy");
        var application = Application.of(framework.get(), told(), place);
        var kit = new TestKit(
                framework.get(), application, DOCKERFILE, session.workbench().testTenants(open, tenants.get()));
        var repository = new KitFolder(place);
        return new Look(repository, repository.plan(kit), repository.importers(framework.get()));
    }

    /// What a person should read first: what is refused, else the entry.
    private Optional<PlannedFile> first(KitPlan plan) {
        return plan.refused().stream()
                .findFirst()
                .or(() -> plan.files().stream()
                        .filter(each -> each.path().endsWith(framework.get().entry()))
                        .findFirst());
    }

    private Optional<String> told() {
        return Optional.of(app.get().strip()).filter(text -> !text.isEmpty());
    }

    private String command() {
        var source = session.saving().argument().orElse("scenario.yaml");
        var place = told().map(text -> " --app " + CommandText.argument(text)).orElse("");
        return Messages.text(
                "routes.command",
                CommandText.argument(source),
                framework.get().code(),
                CommandText.argument(folder.get()),
                place,
                tenants.get());
    }

    private void clear() {
        outcome.set("");
        problem.set(Optional.empty());
    }

    private void forget() {
        clear();
        look.set(Optional.empty());
        file.set(Optional.empty());
        scan.set(Optional.empty());
    }
}
