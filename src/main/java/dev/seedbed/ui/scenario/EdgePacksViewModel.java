package dev.seedbed.ui.scenario;

import dev.seedbed.core.design.EdgeUse;
import dev.seedbed.core.design.EdgeUse.PackUse;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.scenario.edge.EdgeCatalogue;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Switches packs of edge cases on and off, and says what each comes to.
public final class EdgePacksViewModel {

    private final Session session;
    private final Consumer<Problem> failed;
    private final Lane counting;
    private final ObservableList<PackUse> packs = FXCollections.observableArrayList();
    private final ObservableList<PackUse> shownPacks = FXCollections.unmodifiableObservableList(packs);
    private boolean wanted;
    private Optional<Project> counted = Optional.empty();

    /// `failed` hears of what could not be counted.
    EdgePacksViewModel(Session session, Consumer<Problem> failed) {
        this.session = session;
        this.failed = failed;
        counting = new Lane(session.background());
        session.projectProperty().subscribe(_ -> count());
    }

    public ObservableList<PackUse> packs() {
        return shownPacks;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return counting.busyProperty();
    }

    /// They are in view: from now on they are counted.
    public void show() {
        wanted = true;
        count();
    }

    /// Whether a pack can be switched: the boundary of types comes with any other pack.
    public boolean isSwitchable(PackUse pack) {
        return !pack.pack().equals(EdgeCatalogue.BOUNDARY)
                || packs.stream().noneMatch(other -> other.on() && !other.equals(pack))
                || asked().contains(EdgeCatalogue.BOUNDARY);
    }

    public void toggle(PackUse pack) {
        var asked = asked();
        decide(
                Messages.text(
                        asked.contains(pack.pack()) ? "scenario.change.pack.off" : "scenario.change.pack.on",
                        pack.pack()),
                asked.contains(pack.pack())
                        ? asked.stream()
                                .filter(name -> !name.equals(pack.pack()))
                                .toList()
                        : Stream.concat(asked.stream(), Stream.of(pack.pack())).toList());
    }

    public void all() {
        decide(Messages.text("scenario.change.packs"), EdgeCatalogue.packs());
    }

    public void none() {
        decide(Messages.text("scenario.change.packs"), List.of());
    }

    private List<String> asked() {
        return session.projectProperty()
                .get()
                .map(project -> project.scenario().edges().everywhere())
                .orElse(List.of());
    }

    private void decide(String name, List<String> asked) {
        var value = asked.isEmpty()
                ? ""
                : asked.containsAll(EdgeCatalogue.packs())
                        ? "all"
                        : asked.stream().map(ScenarioEdit::scalar).collect(Collectors.joining(", ", "[", "]"));
        ScenarioChange.value(session, name, List.of("edges"), value);
    }

    private void count() {
        session.projectProperty()
                .get()
                .filter(project -> wanted && !counted.equals(Optional.of(project)))
                .ifPresent(project -> {
                    counted = Optional.of(project);
                    counting.run(
                            Messages.text("job.edges"),
                            _ -> EdgeUse.of(project.plan()).packs(),
                            packs::setAll,
                            failed);
                });
    }
}
