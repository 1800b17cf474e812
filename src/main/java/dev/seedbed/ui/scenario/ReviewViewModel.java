package dev.seedbed.ui.scenario;

import dev.seedbed.core.design.Review;
import dev.seedbed.core.design.Review.Open;
import dev.seedbed.core.scenario.file.RuleText;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Walks the columns whose rules are worth a look, the least sure first.
public final class ReviewViewModel {

    private final Session session;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<Step>> step = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<Open> open = List.of();
    private boolean walking;
    private int position;

    /// Column number `position` of so many, counted from 1.
    public record Step(Open column, int position, int count) {}

    ReviewViewModel(Session session) {
        this.session = session;
    }

    /// How many columns are worth a look.
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// The column that is being looked at; empty while none is.
    public ReadOnlyObjectProperty<Optional<Step>> stepProperty() {
        return step.getReadOnlyProperty();
    }

    public void start() {
        walking = !open.isEmpty();
        position = 0;
        show();
    }

    public void stop() {
        walking = false;
        show();
    }

    public void next() {
        go(position + 1);
    }

    public void previous() {
        go(position - 1);
    }

    /// Decides the rule that was guessed, and goes on.
    public void accept() {
        step.get().ifPresent(current -> {
            var column = current.column();
            var name = column.name();
            remove(name);
            session.projectProperty()
                    .get()
                    .ifPresent(project -> ScenarioChange.columns(
                            session,
                            Messages.text("scenario.change.accept", name.table().label() + "." + name.column()),
                            Map.of(
                                    name,
                                    RuleText.of(
                                            Optional.of(column.column().rule()),
                                            ScenarioChange.nulls(project, name),
                                            project.scenario(),
                                            name))));
        });
    }

    void show(Review review) {
        var current = step.get().map(known -> known.column().name());
        open = review.open();
        var found = current.map(name -> open.stream().map(Open::name).toList().indexOf(name))
                .filter(at -> at >= 0);
        position = found.orElse(position);
        show();
    }

    private void remove(ColumnName name) {
        var rest = new ArrayList<>(open);
        rest.removeIf(column -> column.name().equals(name));
        open = rest;
        show();
    }

    private void go(int wanted) {
        position = open.isEmpty() ? 0 : Math.floorMod(wanted, open.size());
        show();
    }

    private void show() {
        count.set(open.size());
        walking &= !open.isEmpty();
        position = Math.clamp(position, 0, Math.max(0, open.size() - 1));
        step.set(walking ? Optional.of(new Step(open.get(position), position + 1, open.size())) : Optional.empty());
        step.get()
                .ifPresent(current -> session.tableProperty()
                        .set(Optional.of(current.column().name().table())));
    }
}
