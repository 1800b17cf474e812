package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.Badge;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.drawing.Glyph;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.control.Bar;
import dev.seedbed.ui.control.CodeLine;
import dev.seedbed.ui.control.GlyphIcon;
import dev.seedbed.ui.control.Verdicts;
import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Explains one verdict: the sentence, the way from the root key by key, the remarks, the statement of the last key.
final class Inspector {

    private final VBox box;
    private final CascadeViewModel model;

    Inspector(VBox box, CascadeViewModel model) {
        this.box = box;
        this.model = model;
        model.shownProperty().subscribe(this::show);
    }

    private void show(Optional<TableVerdict> shown) {
        box.getChildren().clear();
        shown.ifPresentOrElse(
                this::explain, () -> box.getChildren().add(sentence(Messages.text("cascade.pick"), "muted")));
    }

    private void explain(TableVerdict verdict) {
        var name = new Label(verdict.table().label());
        name.getStyleClass().add("inspector-title");
        var words = new Label(Verdicts.words(verdict.verdict()));
        words.getStyleClass().add("muted");
        var title = new Bar();
        title.setSpacing(8);
        title.getChildren().setAll(new GlyphIcon(Glyph.of(verdict.verdict())), name, words);
        title.getStyleClass().add("inspector-head");
        Verdicts.dress(title, verdict.verdict());
        box.getChildren().addAll(title, sentence(verdict.reason(), "reason"));
        if (verdict.verdict().keepsRows() && model.asItIs()) {
            box.getChildren().add(new IntendedMark(verdict, note -> model.markIntended(verdict.table(), note)));
        }
        verdict.badges().stream().sorted().map(Inspector::badge).forEach(box.getChildren()::add);
        model.explanations(verdict).stream().map(ExplanationPane::new).forEach(box.getChildren()::add);
        model.depending(verdict.table()).stream()
                .map(effect -> new ExamplePane(effect, model))
                .forEach(box.getChildren()::add);
        if (!verdict.path().isEmpty()) {
            box.getChildren().add(heading("cascade.path"));
            verdict.path().stream().map(this::step).forEach(box.getChildren()::add);
            box.getChildren()
                    .addAll(heading("cascade.constraint"), code(verdict.path().getLast()));
        }
    }

    private static Node badge(Badge badge) {
        var line = new HBox(8, new GlyphIcon(Glyph.of(badge)), sentence(Verdicts.words(badge), "muted"));
        line.getStyleClass().addAll("badge-line", "remark");
        return line;
    }

    private Node step(ForeignKey key) {
        var from = link(key.target());
        var to = link(key.table());
        var action = new Label(key.onDelete().sql());
        action.getStyleClass().add("delete-action");
        var line = new HBox(6, from, new FontIcon(Feather.ARROW_RIGHT), to, action);
        line.getStyleClass().add("path-step");
        return line;
    }

    private Hyperlink link(TableName table) {
        var link = new Hyperlink(table.label());
        link.setOnAction(_ -> model.tableProperty().set(Optional.of(table)));
        return link;
    }

    private static Node code(ForeignKey key) {
        var code = new CodeLine();
        code.setText(CascadeViewModel.definition(key));
        return code;
    }

    private static Label heading(String key) {
        var heading = new Label(Messages.text(key));
        heading.getStyleClass().add("overline");
        return heading;
    }

    private static Label sentence(String text, String style) {
        var sentence = new Label(text);
        sentence.setWrapText(true);
        sentence.setMinHeight(Label.USE_PREF_SIZE);
        sentence.getStyleClass().add(style);
        return sentence;
    }
}
