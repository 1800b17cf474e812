package dev.seedbed.ui.ci;

import dev.seedbed.ui.control.CheckLine;
import dev.seedbed.ui.control.CheckLine.State;
import dev.seedbed.ui.control.CodeLine;
import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What has to hold for the jobs to pass and to mean something, with what is known of each.
final class CiChecks {

    private final CiViewModel model;
    private final VBox pane;
    private final CheckLine file = new CheckLine();
    private final CheckLine source = new CheckLine();
    private final CheckLine tests = new CheckLine();
    private final CheckLine shipped = new CheckLine();
    private final CheckLine keys = new CheckLine();
    private final CodeLine contractCommand = new CodeLine();
    private final CheckLine contract = new CheckLine(contractCommand);

    CiChecks(CiViewModel model, VBox pane) {
        this.model = model;
        this.pane = pane;
    }

    void follow() {
        HBox.setHgrow(contractCommand, Priority.ALWAYS);
        contractCommand.setId("ci-contract");
        contractCommand.textProperty().bind(model.contractProperty());
        pane.getChildren().setAll(file, source, tests, shipped, keys, contract);
        model.lookProperty().subscribe(this::show);
        model.faultsProperty()
                .subscribe(faults -> contract.tell(
                        faults == 0 ? State.HOLDS : State.FAILS, Messages.text("ci.check.contract", faults)));
    }

    private void show(Optional<CiLook> look) {
        pane.setVisible(look.isPresent());
        look.ifPresent(this::show);
    }

    private void show(CiLook look) {
        file(look);
        var recipe = look.recipe();
        source.tell(
                look.sourceThere() ? State.HOLDS : State.FAILS,
                Messages.text(look.sourceThere() ? "ci.check.source" : "ci.check.source.missing", recipe.source()));
        tests.tell(
                recipe.test().isPresent() ? State.HOLDS : State.FAILS,
                recipe.test()
                        .map(command -> Messages.text("ci.check.test", command))
                        .orElseGet(() -> Messages.text("ci.check.test.missing")));
        shipped.tell(
                recipe.shipment().isPresent() ? State.HOLDS : State.OPEN,
                recipe.shipment()
                        .map(made -> Messages.text("ci.check.scan", String.join(", ", made.targets())))
                        .orElseGet(() -> Messages.text("ci.check.scan.missing")));
        keys.tell(
                State.OPEN,
                recipe.secrets().isEmpty()
                        ? Messages.text("ci.check.variables", String.join(", ", recipe.variables()))
                        : Messages.text(
                                "ci.check.keys",
                                String.join(", ", recipe.secrets()),
                                String.join(", ", recipe.variables())));
    }

    private void file(CiLook look) {
        var path = look.system().file();
        if (!look.changes()) {
            file.tell(State.HOLDS, Messages.text("ci.check.file", path));
        } else if (look.refusal().isPresent()) {
            file.tell(State.FAILS, Messages.text("ci.check.file.refused", path));
        } else {
            file.tell(
                    State.OPEN,
                    Messages.text(look.before().isEmpty() ? "ci.check.file.none" : "ci.check.file.old", path));
        }
    }
}
