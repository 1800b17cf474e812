package dev.seedbed.ui.export;

import dev.seedbed.core.PushPlan;
import dev.seedbed.core.PushReport;
import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.ui.control.CodeLine;
import dev.seedbed.ui.control.PickerText;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Units;
import dev.seedbed.ui.fx.Views;
import java.time.Instant;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The push: which provider, what would be done there, and the button that does it.
final class PushView {

    private static final PseudoClass REPLACES = PseudoClass.getPseudoClass("replaces");

    private final PushViewModel model;
    private final Parent root;
    private boolean taking;

    @FXML
    private ComboBox<ProviderName> provider;

    @FXML
    private Button plan;

    @FXML
    private Button push;

    @FXML
    private VBox planned;

    @FXML
    private Label where;

    @FXML
    private Label amount;

    @FXML
    private Label replaced;

    @FXML
    private Label kind;

    @FXML
    private WorkLine work;

    @FXML
    private ProblemBanner problem;

    @FXML
    private VBox result;

    @FXML
    private CodeLine command;

    PushView(PushViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    void focus() {
        plan.requestFocus();
    }

    /// Whether Enter is for this part of the screen: it plans first, then pushes.
    void take(boolean enter) {
        taking = enter;
        show(model.planProperty().get());
    }

    @FXML
    private void initialize() {
        provider.getItems().setAll(ProviderName.values());
        provider.setConverter(new PickerText<>(each -> Messages.text("branches.provider." + each.code())));
        provider.valueProperty().bindBidirectional(model.providerProperty());
        provider.disableProperty().bind(model.work().busyProperty());
        plan.disableProperty().bind(model.work().busyProperty());
        push.disableProperty().bind(model.work().busyProperty());
        planned.managedProperty().bind(planned.visibleProperty());
        result.managedProperty().bind(result.visibleProperty());
        work.follow(model.work());
        problem.problemProperty().bindBidirectional(model.problemProperty());
        command.textProperty().bind(model.commandProperty());
        model.planProperty().subscribe(this::show);
        model.reportProperty().subscribe(this::tell);
    }

    private void show(Optional<PushPlan> found) {
        planned.setVisible(found.isPresent());
        plan.setDefaultButton(taking && found.isEmpty());
        push.setDefaultButton(taking && found.isPresent());
        found.ifPresent(would -> {
            where.setText(Messages.text(
                    "export.push.where", would.base(), would.provider().title(), would.where()));
            amount.setText(
                    Messages.text("export.push.amount", would.tables(), would.rows(), Units.bytes(would.bytes())));
            replaced.setText(would.replaced()
                    .map(base -> replaces(would, base))
                    .orElseGet(() -> Messages.text("export.push.nothing", would.base())));
            replaced.pseudoClassStateChanged(REPLACES, would.replaced().isPresent());
            kind.setText(Messages.text(
                    would.capabilities().copyOnWrite() ? "branches.kind.shared" : "branches.kind.copied",
                    would.capabilities().createTime(),
                    would.capabilities().cost()));
        });
    }

    private static String replaces(PushPlan would, Branch base) {
        var age = Units.age(base.createdAt(), Instant.now());
        return Messages.text("export.push.replaces", would.base(), base.generation(), age);
    }

    private void tell(Optional<PushReport> report) {
        result.setVisible(report.isPresent());
        result.getChildren().clear();
        report.ifPresent(pushed -> {
            var next = new CodeLine();
            next.setText(model.branchCommand());
            result.getChildren()
                    .setAll(
                            ResultPane.head(
                                    Messages.text(
                                            "export.pushed",
                                            pushed.base().name(),
                                            pushed.base().generation()),
                                    "pushed"),
                            ResultPane.figures(
                                    ResultPane.figure("export.rows", Messages.text("rows.number", pushed.rows())),
                                    ResultPane.figure(
                                            "export.push.rules",
                                            Messages.text(
                                                    "rows.number",
                                                    pushed.check().rules())),
                                    ResultPane.figure("export.push.took", Units.duration(pushed.took()))),
                            ResultPane.titled("export.push.next", next));
        });
    }

    @FXML
    private void plan() {
        model.plan();
    }

    @FXML
    private void push() {
        model.push();
    }
}
