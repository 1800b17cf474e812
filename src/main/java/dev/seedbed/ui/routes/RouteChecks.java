package dev.seedbed.ui.routes;

import atlantafx.base.theme.Styles;
import dev.seedbed.core.guard.scan.ScanReport;
import dev.seedbed.ui.control.CodeLine;
import dev.seedbed.ui.fx.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What keeps the routes out of production and strangers out of the routes, with what is known of each.
final class RouteChecks {

    private static final String MAKE_SECRET = "openssl rand -hex 32";

    private final RoutesViewModel model;
    private final VBox pane;

    private enum State {
        HOLDS(Feather.CHECK_CIRCLE),
        FAILS(Feather.X_CIRCLE),
        OPEN(Feather.CIRCLE);

        private final Feather icon;

        State(Feather icon) {
            this.icon = icon;
        }
    }

    RouteChecks(RoutesViewModel model, VBox pane) {
        this.model = model;
        this.pane = pane;
    }

    void follow() {
        var secret = new CodeLine();
        secret.setText(MAKE_SECRET);
        var imports = new Label();
        var shipped = new Label();
        var importLine = line(imports);
        var shippedLine = line(shipped, target(), button());
        pane.getChildren()
                .setAll(
                        state(line(new Label(Messages.text("routes.check.built"))), State.HOLDS),
                        state(line(new Label(Messages.text("routes.check.secret")), secret), State.OPEN),
                        importLine,
                        shippedLine);
        model.lookProperty().subscribe(look -> imports(look, importLine, imports));
        model.scanProperty().subscribe(report -> shipped(report, shippedLine, shipped));
    }

    private void imports(Optional<RoutesViewModel.Look> look, HBox line, Label label) {
        var others = look.map(RoutesViewModel.Look::importers).orElse(List.of());
        label.setText(
                look.isEmpty()
                        ? Messages.text("routes.check.imports.open")
                        : others.isEmpty()
                                ? Messages.text(
                                        "routes.check.imports.none",
                                        model.frameworkProperty().get().entry())
                                : Messages.text("routes.check.imports.others", String.join(", ", others)));
        state(line, look.isEmpty() ? State.OPEN : others.isEmpty() ? State.HOLDS : State.FAILS);
    }

    private static void shipped(Optional<ScanReport> report, HBox line, Label label) {
        label.setText(report.map(RouteChecks::told).orElseGet(() -> Messages.text("routes.check.scan.open")));
        state(
                line,
                report.isEmpty()
                        ? State.OPEN
                        : report.get().findingsInAll() == 0 && report.get().complete() ? State.HOLDS : State.FAILS);
    }

    private static String told(ScanReport report) {
        if (report.findingsInAll() > 0) {
            return Messages.text(
                    "routes.check.scan.found",
                    report.findingsInAll(),
                    report.findings().getFirst().where());
        }
        return report.complete()
                ? Messages.text("routes.check.scan.none", report.scanned().files())
                : Messages.text(
                        "routes.check.scan.unread",
                        report.unreadInAll(),
                        report.unread().getFirst().place());
    }

    private TextField target() {
        var target = new TextField();
        target.setId("routes-shipped");
        target.setPrefColumnCount(12);
        target.setAccessibleText(Messages.text("routes.shipped"));
        target.textProperty().bindBidirectional(model.shippedProperty());
        target.setOnAction(_ -> model.scan());
        return target;
    }

    private Button button() {
        var scan = new Button(Messages.text("routes.scan"), new FontIcon(Feather.SEARCH));
        scan.setId("routes-scan");
        scan.getStyleClass().add(Styles.FLAT);
        scan.setMinWidth(Button.USE_PREF_SIZE);
        scan.disableProperty().bind(model.busyProperty());
        scan.setOnAction(_ -> model.scan());
        return scan;
    }

    private static HBox line(Label text, Node... more) {
        text.setWrapText(true);
        text.setMinHeight(Label.USE_PREF_SIZE);
        var line = new HBox(8, new FontIcon(Feather.CIRCLE), text);
        line.getChildren().addAll(more);
        line.getStyleClass().add("route-check");
        return line;
    }

    private static HBox state(HBox line, State state) {
        line.getChildren().set(0, new FontIcon(state.icon));
        line.getStyleClass().removeIf(name -> name.startsWith("check-"));
        line.getStyleClass().add("check-" + state.name().toLowerCase(Locale.ROOT));
        return line;
    }
}
