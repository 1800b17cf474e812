package dev.seedbed.ui.routes;

import atlantafx.base.theme.Styles;
import dev.seedbed.core.guard.scan.ScanReport;
import dev.seedbed.ui.control.CheckLine;
import dev.seedbed.ui.control.CheckLine.State;
import dev.seedbed.ui.control.CodeLine;
import dev.seedbed.ui.fx.Messages;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What keeps the routes out of production and strangers out of the routes, with what is known of each.
final class RouteChecks {

    private static final String MAKE_SECRET = "openssl rand -hex 32";

    private final RoutesViewModel model;
    private final VBox pane;

    RouteChecks(RoutesViewModel model, VBox pane) {
        this.model = model;
        this.pane = pane;
    }

    void follow() {
        var secret = new CodeLine();
        secret.setText(MAKE_SECRET);
        var imports = new CheckLine();
        var shipped = new CheckLine(target(), button());
        pane.getChildren()
                .setAll(
                        new CheckLine().tell(State.HOLDS, Messages.text("routes.check.built")),
                        new CheckLine(secret).tell(State.OPEN, Messages.text("routes.check.secret")),
                        imports,
                        shipped);
        model.lookProperty().subscribe(look -> imports(look, imports));
        model.scanProperty().subscribe(report -> shipped(report, shipped));
    }

    private void imports(Optional<RoutesViewModel.Look> look, CheckLine line) {
        var others = look.map(RoutesViewModel.Look::importers).orElse(List.of());
        if (look.isEmpty()) {
            line.tell(State.OPEN, Messages.text("routes.check.imports.open"));
        } else if (others.isEmpty()) {
            var entry = model.frameworkProperty().get().entry();
            line.tell(State.HOLDS, Messages.text("routes.check.imports.none", entry));
        } else {
            line.tell(State.FAILS, Messages.text("routes.check.imports.others", String.join(", ", others)));
        }
    }

    private static void shipped(Optional<ScanReport> report, CheckLine line) {
        report.ifPresentOrElse(
                known -> line.tell(
                        known.findingsInAll() == 0 && known.complete() ? State.HOLDS : State.FAILS, told(known)),
                () -> line.tell(State.OPEN, Messages.text("routes.check.scan.open")));
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
}
