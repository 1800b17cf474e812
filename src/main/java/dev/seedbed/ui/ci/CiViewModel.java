package dev.seedbed.ui.ci;

import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.guard.ci.CiSystem;
import dev.seedbed.core.guard.ci.Recipe;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.ui.fx.CommandText;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.TypedPath;
import dev.seedbed.ui.fx.UsualPlace;
import dev.seedbed.ui.session.Session;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

/// The workflow that tests every pull request on a branch: for which service, at which provider, into which repository;
/// and what writing it would change there. Every choice is followed at once.
public final class CiViewModel {

    private static final String LIFE = "4h";

    private final Session session;
    private final Lane lane;
    private final ObjectProperty<CiSystem> system = new SimpleObjectProperty<>(CiSystem.GITHUB);
    private final ObjectProperty<ProviderName> provider = new SimpleObjectProperty<>(ProviderName.LOCAL);
    private final StringProperty folder = new SimpleStringProperty("");
    private final StringProperty source = new SimpleStringProperty("scenario.yaml");
    private final StringProperty test = new SimpleStringProperty("npm test");
    private final StringProperty build = new SimpleStringProperty("");
    private final StringProperty shipped = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<CiLook>> look = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    public CiViewModel(Session session) {
        this.session = session;
        lane = new Lane(session.background());
        var usual = UsualPlace.ofProcess(session.workbench().designs());
        UsualPlace.offer(folder, session.projectProperty(), usual::repository);
        session.projectProperty().get().map(Project::source).ifPresent(this::follow);
        session.projectProperty()
                .addListener((_, before, open) -> open.map(Project::source)
                        .filter(now -> !before.map(Project::source).equals(Optional.of(now)))
                        .ifPresent(this::follow));
        Stream.<ObservableValue<?>>of(system, provider, folder, source, test, build, shipped)
                .forEach(choice -> choice.addListener((_, _, _) -> look()));
        look();
    }

    ObjectProperty<CiSystem> systemProperty() {
        return system;
    }

    ObjectProperty<ProviderName> providerProperty() {
        return provider;
    }

    /// The repository.
    StringProperty folderProperty() {
        return folder;
    }

    /// What is published, by its path in the repository.
    StringProperty sourceProperty() {
        return source;
    }

    /// The command that runs the tests; empty while nobody said.
    StringProperty testProperty() {
        return test;
    }

    /// The command that builds what goes to production; empty where nothing is scanned.
    StringProperty buildProperty() {
        return build;
    }

    /// What the build makes, by its path in the repository.
    StringProperty shippedProperty() {
        return shipped;
    }

    /// Empty while a choice is none that a workflow can be made of.
    ReadOnlyObjectProperty<Optional<CiLook>> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /// Whether the file may be written: it would change, and nobody's edits would be lost.
    ObservableValue<Boolean> writableProperty() {
        return look.map(seen ->
                seen.filter(each -> each.changes() && each.refusal().isEmpty()).isPresent());
    }

    /// Whether writing it would lose what somebody else wrote.
    ObservableValue<Boolean> refusedProperty() {
        return look.map(
                seen -> seen.filter(each -> each.changes() && each.refusal().isPresent())
                        .isPresent());
    }

    /// How many tables would fail the contract test today.
    ObservableValue<Integer> faultsProperty() {
        return session.projectProperty()
                .map(open ->
                        open.map(project -> project.graph().problems().size()).orElse(0));
    }

    ReadOnlyBooleanProperty busyProperty() {
        return lane.busyProperty();
    }

    ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    /// The same file as a command.
    ObservableValue<String> commandProperty() {
        return Bindings.createStringBinding(this::command, system, provider, folder, source, test, build, shipped);
    }

    /// The contract test of the cascade as a step of the migrations' own tests.
    ObservableValue<String> contractProperty() {
        return Bindings.createStringBinding(this::contract, system, source, session.projectProperty());
    }

    /// Looks at the file in the repository again.
    public void look() {
        outcome.set("");
        problem.set(Optional.empty());
        var choices = choices();
        lane.run(Messages.text("job.ci.look"), _ -> choices.look(), seen -> look.set(Optional.of(seen)), wrong -> {
            look.set(Optional.empty());
            problem.set(Optional.of(wrong));
        });
    }

    /// Writes what is shown.
    void write() {
        write(false);
    }

    /// The same, though what others wrote there is lost.
    void overwrite() {
        write(true);
    }

    private void write(boolean force) {
        look.get().filter(_ -> !lane.busyProperty().get()).ifPresent(shown -> {
            problem.set(Optional.empty());
            lane.run(
                    Messages.text("job.ci.write", shown.system().file()),
                    _ -> written(shown, force),
                    seen -> {
                        look.set(Optional.of(seen));
                        outcome.set(Messages.text("ci.written", seen.system().file()));
                    },
                    wrong -> problem.set(Optional.of(wrong)));
        });
    }

    /// What was shown is what is replaced: a file that changed meanwhile has to be looked at first.
    private static CiLook written(CiLook shown, boolean force) {
        if (!shown.file().text().equals(shown.before())) {
            throw Problem.error(
                            Category.REFUSED,
                            Messages.text("ci.moved.what"),
                            shown.file().path().toString(),
                            Messages.text("ci.moved.why"),
                            Messages.text("ci.moved.remedy"))
                    .exception();
        }
        shown.file().write(shown.text(), force);
        return shown.again();
    }

    private Choices choices() {
        return new Choices(
                folder.get().strip(),
                system.get(),
                provider.get(),
                source.get().strip(),
                told(test),
                told(build),
                told(shipped));
    }

    /// What a person chose, taken along to another thread.
    private record Choices(
            String folder,
            CiSystem system,
            ProviderName provider,
            String source,
            Optional<String> test,
            Optional<String> build,
            Optional<String> shipped) {

        CiLook look() {
            var place = TypedPath.parse(folder, "routes.nopath.what", "routes.nopath.remedy");
            var shipment = build.flatMap(command -> shipped.map(made -> new Recipe.Shipment(command, List.of(made))));
            return CiLook.at(place, system, new Recipe(provider, source, test, LIFE, 1, shipment, Optional.empty()));
        }
    }

    private static Optional<String> told(StringProperty text) {
        return Optional.of(text.get().strip()).filter(words -> !words.isEmpty());
    }

    /// A file that is open lies in the repository, as likely as not.
    private void follow(Source opened) {
        switch (opened) {
            case Source.SqlFile(var file) -> source.set(inside(file));
            case Source.ScenarioYaml(var file) -> source.set(inside(file));
            case Source.OfSample _, Source.Database _ -> {}
        }
    }

    private String inside(Path file) {
        var whole = file.toAbsolutePath();
        return place().filter(whole::startsWith)
                .map(place -> place.relativize(whole).toString().replace('\\', '/'))
                .orElseGet(() -> String.valueOf(file.getFileName()));
    }

    /// Empty while the field holds what can be no path.
    private Optional<Path> place() {
        try {
            return Optional.of(Path.of(folder.get().strip()).toAbsolutePath());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private String command() {
        var command = new StringBuilder(Messages.text(
                "ci.command",
                system.get().code(),
                provider.get().code(),
                CommandText.argument(source.get().strip())));
        told(test).ifPresent(text -> command.append(option("--test", text)));
        told(build)
                .filter(_ -> told(shipped).isPresent())
                .ifPresent(text -> command.append(option("--build", text)).append(option("--scan", shipped.get())));
        if (!folder.get().equals(Path.of("").toAbsolutePath().toString())) {
            command.append(option("--out", folder.get() + "/" + system.get().file()));
        }
        return command.toString();
    }

    private static String option(String name, String value) {
        return " " + name + " " + CommandText.argument(value.strip());
    }

    private String contract() {
        var faults = session.projectProperty()
                .get()
                .filter(project -> !project.graph().problems().isEmpty())
                .isPresent();
        return Messages.text(
                faults ? "ci.contract.baseline" : "ci.contract.command",
                CommandText.argument(source.get().strip()),
                system.get() == CiSystem.GITHUB ? "github" : "junit");
    }
}
