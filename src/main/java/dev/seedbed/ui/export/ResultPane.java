package dev.seedbed.ui.export;

import dev.seedbed.core.deliver.CheckReport;
import dev.seedbed.core.deliver.LoadReport;
import dev.seedbed.core.deliver.ScriptLoad;
import dev.seedbed.ui.control.CheckLine;
import dev.seedbed.ui.control.CheckLine.State;
import dev.seedbed.ui.control.CodeLine;
import dev.seedbed.ui.export.Written.Trial;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Units;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What was written: figures, the hash, whether it loads, and the command that loads it.
public final class ResultPane extends VBox {

    private static final int SHOWN = 3;

    public ResultPane() {
        getStyleClass().add("result");
        setId("result");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(Optional<Written> written) {
        setVisible(written.isPresent());
        getChildren().clear();
        written.ifPresent(this::fill);
    }

    private void fill(Written written) {
        var report = written.report();
        var load = new CodeLine();
        load.setText(report.loadCommand());
        getChildren()
                .addAll(
                        head(Messages.text("export.saved", report.file()), "saved"),
                        figures(
                                figure("export.rows", Messages.text("rows.number", report.rows())),
                                figure("export.bytes", Units.bytes(report.bytes())),
                                figure("export.duration", Units.duration(report.took())),
                                figure(
                                        "export.rate",
                                        Messages.text(
                                                "export.rate.value",
                                                report.rows()
                                                        * 1000
                                                        / Math.max(
                                                                1, report.took().toMillis())))),
                        titled("export.hash", code(report.sha256())),
                        verified(written));
        written.load().map(LoadReport::check).ifPresent(this::findings);
        getChildren().add(titled("export.load." + report.loader().code(), load));
    }

    private static CheckLine verified(Written written) {
        var line = new CheckLine();
        line.setId("verified");
        return switch (written.trial()) {
            case Trial.Unasked _ ->
                line.tell(
                        State.OPEN,
                        written.report().bytes() > ScriptLoad.LARGEST
                                ? Messages.text("export.verify.large", Units.bytes(ScriptLoad.LARGEST))
                                : Messages.text("export.verified.unasked"));
            case Trial.UnderWay _ -> line.tell(State.OPEN, Messages.text("export.verified.underway"));
            case Trial.Failed(var problem) ->
                line.tell(State.FAILS, Messages.text("export.verified.not", problem.what()));
            case Trial.Loaded(var load) -> loaded(line, load);
        };
    }

    private static CheckLine loaded(CheckLine line, LoadReport load) {
        var check = load.check();
        return line.tell(
                check.clean() ? State.HOLDS : State.FAILS,
                Messages.text(
                        check.clean() ? "export.verified" : "export.verified.broken",
                        Units.duration(load.took()),
                        check.rows(),
                        check.tables().size(),
                        check.rules(),
                        check.findings().size()));
    }

    private void findings(CheckReport check) {
        check.findings().stream()
                .limit(SHOWN)
                .map(finding -> new CheckLine()
                        .tell(
                                State.FAILS,
                                Messages.text("export.finding", finding.table(), finding.rule(), finding.what())))
                .forEach(getChildren()::add);
    }

    /// A success, with its sign.
    static HBox head(String text, String id) {
        var words = new Label(text);
        words.setId(id);
        words.setWrapText(true);
        var head = new HBox(new FontIcon(Feather.CHECK_CIRCLE), words);
        head.getStyleClass().add("result-head");
        return head;
    }

    static HBox figures(Node... figures) {
        return new HBox(28, figures);
    }

    static VBox figure(String key, String text) {
        var value = new Label(text);
        value.getStyleClass().add("figure");
        return titled(key, value);
    }

    static VBox titled(String key, Node content) {
        var title = new Label(Messages.text(key));
        title.getStyleClass().add("muted");
        return new VBox(2, title, content);
    }

    private static Label code(String text) {
        var code = new Label(text);
        code.getStyleClass().add("code");
        code.setWrapText(true);
        return code;
    }
}
