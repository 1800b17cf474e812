package dev.seedbed.ui.routes;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Problem;
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
import dev.seedbed.ui.fx.UsualPlace;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
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

    private static final String NO_PATH = "routes.nopath.what";
    private static final String NO_PATH_REMEDY = "routes.nopath.remedy";
    private static final String DOCKERFILE = "Dockerfile";
    private static final int USUAL_TENANTS = 8;

    private final Session session;
    private final Lane looks;
    private final Lane writes;
    private final Lane scans;
    private final BooleanExpression busy;
    private final ObjectProperty<Framework> framework = new SimpleObjectProperty<>(Framework.EXPRESS);
    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty app = new SimpleStringProperty("");
    private final ObjectProperty<Integer> tenants = new SimpleObjectProperty<>(USUAL_TENANTS);
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
        looks = new Lane(session.background());
        writes = new Lane(session.background());
        scans = new Lane(session.background());
        busy = looks.busyProperty().or(writes.busyProperty()).or(scans.busyProperty());
        var usual = UsualPlace.ofProcess(session.workbench().designs());
        UsualPlace.offer(folder, session.projectProperty(), usual::repository);
        session.projectProperty().addListener((_, before, now) -> {
            if (before.isEmpty() || !isStill(before.get())) {
                forget();
            }
        });
        framework.addListener((_, _, _) -> forget());
        folder.addListener((_, _, _) -> forget());
        app.addListener((_, _, _) -> forget());
        tenants.addListener((_, _, _) -> forget());
        shipped.addListener((_, _, _) -> forgetScan());
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

    /// How many test tenants there can be at once; nothing while the field is empty, which is the usual number.
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

    public BooleanExpression busyProperty() {
        return busy;
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
        whileOpen(open -> {
            var choices = choices();
            looks.run(
                    Messages.text("job.routes.plan"),
                    _ -> choices.look(session.workbench(), open),
                    seen -> {
                        show(seen);
                        var plan = seen.plan();
                        outcome.set(Messages.text(
                                "routes.planned",
                                plan.changes().size(),
                                plan.refused().size()));
                    },
                    wrong -> problem.set(Optional.of(wrong)));
        });
    }

    /// Writes what is in view, unless the repository has changed since. What was written is told, whatever is chosen
    /// meanwhile.
    public void write() {
        look.get()
                .ifPresent(shown -> whileOpen(open -> {
                    var choices = choices();
                    writes.run(
                            Messages.text("job.routes.write"),
                            _ -> {
                                shown.repository().write(shown.plan());
                                return choices.look(session.workbench(), open);
                            },
                            seen -> {
                                if (choices.equals(choices()) && isStill(open)) {
                                    show(seen);
                                }
                                outcome.set(Messages.text(
                                        "routes.written", shown.plan().changes().size()));
                            },
                            wrong -> problem.set(Optional.of(wrong)));
                }));
    }

    /// Looks for the routes in what is shipped.
    public void scan() {
        clear();
        scan.set(Optional.empty());
        var place = folder.get().strip();
        var target = shipped.get().strip();
        scans.run(
                Messages.text("job.routes.scan", target),
                progress -> new Scan(Name.ofTestRoutesAnd(List.of()), Limits.USUAL, progress)
                        .of(List.of(
                                TypedPath.parse(place, NO_PATH, NO_PATH_REMEDY).resolve(target))),
                report -> scan.set(Optional.of(report)),
                wrong -> problem.set(Optional.of(wrong)));
    }

    public void cancel() {
        looks.cancel();
        writes.cancel();
        scans.cancel();
    }

    /// Files are written in peace: what is looked at meanwhile is neither old nor new.
    private void whileOpen(Consumer<Project> work) {
        session.projectProperty()
                .get()
                .filter(_ -> !writes.busyProperty().get())
                .ifPresent(open -> {
                    clear();
                    work.accept(open);
                });
    }

    private boolean isStill(Project open) {
        return session.projectProperty().get().filter(now -> now.confirms(open)).isPresent();
    }

    private void show(Look seen) {
        look.set(Optional.of(seen));
        file.set(first(seen.plan()));
    }

    private Choices choices() {
        return new Choices(framework.get(), folder.get().strip(), told(), count());
    }

    /// What a person chose, taken along to another thread.
    private record Choices(Framework framework, String folder, Optional<String> app, int tenants) {

        Look look(Workbench workbench, Project open) {
            var place = TypedPath.parse(folder, NO_PATH, NO_PATH_REMEDY);
            var application = Application.of(framework, app, place);
            var kit = new TestKit(framework, application, DOCKERFILE, workbench.testTenants(open, tenants));
            var repository = new KitFolder(place);
            return new Look(repository, repository.plan(kit), repository.importers(framework));
        }
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

    private int count() {
        return Optional.ofNullable(tenants.get()).orElse(USUAL_TENANTS);
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
                count());
    }

    private void clear() {
        outcome.set("");
        problem.set(Optional.empty());
    }

    /// What is under way is of other choices, too.
    private void forget() {
        looks.abandon();
        clear();
        look.set(Optional.empty());
        file.set(Optional.empty());
        forgetScan();
    }

    private void forgetScan() {
        scans.abandon();
        scan.set(Optional.empty());
    }
}
