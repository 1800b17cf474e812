package dev.seedbed.ui.export;

import dev.seedbed.core.deliver.Estimate;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.SeedForm;
import dev.seedbed.core.project.Project;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Units;
import dev.seedbed.ui.session.Session;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// About how large an export will be, and how long it will take on this machine; worked out again whenever the scenario
/// changes while somebody looks.
final class Forecast {

    /// How long the machine may warm up.
    private static final Duration PATIENCE = Duration.ofMillis(120);

    /// The last export here shows how far off the samples are; beyond this something else was in the way.
    private static final double MOST = 20;

    private final Session session;
    private final Lane lane;
    private final ReadOnlyObjectWrapper<Optional<Sum>> sum = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Double> correction = Optional.empty();
    private boolean watched;
    private boolean stale = true;

    /// `sampled` is what a few rows of each table say, `time` the same after what was learned from an export.
    record Sum(int tables, long rows, long bytes, Duration sampled, Duration time) {}

    Forecast(Session session) {
        this.session = session;
        lane = new Lane(session.background());
        session.projectProperty().addListener((_, _, _) -> {
            stale = true;
            update();
        });
    }

    ReadOnlyObjectProperty<Optional<Sum>> sumProperty() {
        return sum.getReadOnlyProperty();
    }

    ObservableValue<String> textProperty() {
        return sum.map(known -> known.map(each -> Messages.text(
                        "export.forecast",
                        each.rows(),
                        each.tables(),
                        Units.bytes(each.bytes()),
                        Units.about(each.time())))
                .orElse(""));
    }

    /// Where the figures come from.
    ObservableValue<String> originProperty() {
        return sum.map(
                known -> Messages.text(correction.isPresent() ? "export.forecast.learned" : "export.forecast.sampled"));
    }

    /// Whether somebody looks at it.
    void watch(boolean watching) {
        watched = watching;
        update();
    }

    /// How long the export took that was foretold.
    void learn(Duration took) {
        sum.get().filter(known -> !known.sampled().isZero()).ifPresent(known -> {
            correction = Optional.of(
                    Math.clamp((double) took.toNanos() / known.sampled().toNanos(), 1 / MOST, MOST));
            sum.set(Optional.of(corrected(known)));
        });
    }

    private void update() {
        var open = session.projectProperty().get();
        if (!watched || !stale || open.isEmpty()) {
            return;
        }
        stale = false;
        lane.run(
                Messages.text("job.forecast"),
                _ -> sum(open.get()),
                known -> sum.set(Optional.of(corrected(known))),
                _ -> sum.set(Optional.empty()));
    }

    private static Sum sum(Project open) {
        var estimate = Estimate.of(open.plan());
        var time = Estimate.time(open.plan(), SeedForm.of(Loader.PSQL).threads(), PATIENCE);
        return new Sum(estimate.tables().size(), estimate.rows(), estimate.bytes(), time, time);
    }

    private Sum corrected(Sum known) {
        var time = Duration.ofNanos(Math.round(known.sampled().toNanos() * correction.orElse(1.0)));
        return new Sum(known.tables(), known.rows(), known.bytes(), known.sampled(), time);
    }
}
