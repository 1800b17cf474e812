package dev.seedbed.ui.scenario;

import dev.seedbed.core.design.ChildCounts;
import dev.seedbed.core.design.ChildCounts.Bar;
import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// How many rows hang from each parent, as bars: the more parents have so many, the higher.
public final class Histogram extends Region {

    private static final double GAP = 1;
    private static final double LEAST = 2;

    private final Tooltip tooltip = new Tooltip();
    private Optional<ChildCounts> counts = Optional.empty();

    public Histogram() {
        getStyleClass().add("histogram");
        setFocusTraversable(false);
    }

    void show(Optional<ChildCounts> shown) {
        counts = shown;
        setVisible(shown.isPresent());
        getChildren()
                .setAll(shown.map(ChildCounts::bars).stream()
                        .flatMap(bars -> bars.stream())
                        .map(_ -> bar())
                        .toList());
        shown.ifPresentOrElse(
                known -> {
                    var text = Messages.text("scenario.histogram.label", known.fewest(), known.most());
                    setAccessibleText(text);
                    tooltip.setText(known.bars().stream().map(Histogram::line).collect(Collectors.joining("\n"))
                            + "\n"
                            + Messages.text(known.exact() ? "scenario.histogram.exact" : "scenario.histogram.sampled"));
                    Tooltip.install(this, tooltip);
                },
                () -> Tooltip.uninstall(this, tooltip));
        requestLayout();
    }

    private static String line(Bar bar) {
        return bar.low() == bar.high()
                ? Messages.text("scenario.histogram.bar", bar.low(), bar.high(), bar.parents())
                : Messages.text("scenario.histogram.range", bar.low(), bar.high(), bar.parents());
    }

    private static Region bar() {
        var bar = new Region();
        bar.getStyleClass().add("bar");
        return bar;
    }

    @Override
    protected void layoutChildren() {
        counts.ifPresent(known -> {
            var bars = known.bars();
            var most = bars.stream().mapToLong(Bar::parents).max().orElse(1);
            var width = Math.min(getHeight() / 2, (getWidth() + GAP) / bars.size());
            for (var index = 0; index < bars.size(); index++) {
                var parents = bars.get(index).parents();
                var height = parents == 0 ? 0 : Math.max(LEAST, getHeight() * parents / most);
                getChildren().get(index).resizeRelocate(index * width, getHeight() - height, width - GAP, height);
            }
        });
    }
}
