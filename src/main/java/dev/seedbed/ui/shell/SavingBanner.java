package dev.seedbed.ui.shell;

import atlantafx.base.theme.Styles;
import dev.seedbed.core.feedback.TextDiff;
import dev.seedbed.ui.control.TextEditor;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Views;
import dev.seedbed.ui.session.Saved;
import dev.seedbed.ui.session.Saving;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says that somebody else has written the file of the design as well, and asks which text counts; takes no room while
/// nobody has.
final class SavingBanner extends VBox {

    private static final double DIFFERENCE = 220;

    private final Label what = new Label();
    private final Label where = new Label();
    private final Button mine = new Button(Messages.text("saving.mine"));
    private final Button theirs = new Button(Messages.text("saving.theirs"));
    private final ToggleButton compare = new ToggleButton(Messages.text("saving.compare"));
    private final TextEditor difference = new TextEditor();

    SavingBanner(Saving saving) {
        what.getStyleClass().add("what");
        where.getStyleClass().add("hint");
        what.setWrapText(true);
        where.setWrapText(true);
        var words = new VBox(4, what, where);
        HBox.setHgrow(words, Priority.ALWAYS);
        mine.setId("saving-mine");
        theirs.setId("saving-theirs");
        compare.setId("saving-compare");
        mine.setOnAction(_ -> saving.keepMine());
        theirs.setOnAction(_ -> saving.takeTheirs());
        compare.getStyleClass().add(Styles.FLAT);
        for (var button : List.of(compare, theirs, mine)) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        difference.setEditable(false);
        difference.setLabel(Messages.text("saving.difference"));
        difference.setPrefHeight(DIFFERENCE);
        Views.showWhile(difference, compare.selectedProperty());
        var line = new HBox(new FontIcon(Feather.GIT_MERGE), words, compare, theirs, mine);
        line.getStyleClass().add("notice-banner");
        getChildren().addAll(line, difference);
        saving.stateProperty().subscribe(this::show);
    }

    private void show(Saved saved) {
        var disputed = saved instanceof Saved.Disputed;
        setVisible(disputed);
        setManaged(disputed);
        if (saved instanceof Saved.Disputed(var path, var own, var other)) {
            what.setText(Messages.text(other.isPresent() ? "saving.disputed" : "saving.gone"));
            where.setText(path.toString());
            theirs.setVisible(other.isPresent());
            theirs.setManaged(other.isPresent());
            difference.textProperty().set(TextDiff.unified(path.getFileName().toString(), other, Optional.of(own)));
        }
    }
}
