package dev.seedbed.ui.audit;

import dev.seedbed.core.guard.audit.AuditReport;
import dev.seedbed.core.guard.audit.Finding;
import dev.seedbed.ui.fx.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Why a finding is one, and the place to say that it is none; without a finding, what else the audit says.
record FindingPane(AuditViewModel model, VBox pane) {

    void show(Optional<Finding> finding, Optional<AuditReport> report) {
        pane.getChildren().clear();
        finding.ifPresentOrElse(this::explain, () -> report.ifPresent(found -> list("audit.notes", found.notes())));
        report.filter(_ -> finding.isPresent()).ifPresent(found -> list("audit.notes", found.notes()));
        report.ifPresent(this::differing);
        report.ifPresent(found -> list(
                "audit.accepted",
                found.accepted().stream()
                        .map(each -> Messages.text(
                                "audit.accepted.one", each.finding().place(), each.note()))
                        .toList()));
    }

    private void explain(Finding finding) {
        line(finding.place(), "inspector-title");
        line(finding.why(), "");
        line(Messages.text("audit.confidence." + finding.confidence().name().toLowerCase(Locale.ROOT)), "muted");
        list("audit.samples", finding.samples());
        var note = new TextField();
        note.setId("audit-note");
        note.setPromptText(Messages.text("audit.note"));
        note.setAccessibleText(Messages.text("audit.note"));
        note.setOnAction(_ -> model.accept(note.getText()));
        var accept = new Button(Messages.text("audit.accept"), new FontIcon(Feather.CHECK));
        accept.setId("audit-accept");
        accept.disableProperty()
                .bind(model.busyProperty().or(note.textProperty().isEmpty()));
        accept.setOnAction(_ -> model.accept(note.getText()));
        line(Messages.text("audit.accept.title"), "overline");
        line(Messages.text("audit.accept.where", model.baselineProperty().get()), "muted");
        pane.getChildren().addAll(note, accept);
    }

    private void differing(AuditReport report) {
        list(
                "audit.differing",
                report.differing().stream()
                        .map(table -> table.replayed()
                                .map(rows -> Messages.text("audit.rows", table.table(), rows.edited(), rows.foreign()))
                                .orElse(""))
                        .toList());
    }

    private void list(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            line(Messages.text(title), "overline");
            lines.forEach(text -> line(text, title.equals("audit.samples") ? "code" : ""));
        }
    }

    private void line(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        pane.getChildren().add(label);
    }
}
