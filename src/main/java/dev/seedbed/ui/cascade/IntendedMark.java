package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Views;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Lets a person say that rows stay on purpose, and why. Without a note there is no mark.
///
/// The note counts when the person presses Enter or goes elsewhere; Escape brings back the one that counts.
final class IntendedMark extends VBox {

    private final CheckBox box = new CheckBox(Messages.text("cascade.intended"));
    private final TextField note = new TextField();
    private final Consumer<Optional<String>> mark;
    private Optional<String> counted;

    IntendedMark(TableVerdict verdict, Consumer<Optional<String>> mark) {
        super(6);
        this.mark = mark;
        this.counted = verdict.intended();
        box.setId("intended");
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        note.setId("intended-note");
        note.setPromptText(Messages.text("cascade.intended.note"));
        note.setAccessibleText(Messages.text("cascade.intended.note"));
        Views.showWhile(note, box.selectedProperty());
        restore();
        box.setOnAction(_ -> tick());
        note.setOnAction(_ -> settle(written()));
        note.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                restore();
                box.requestFocus();
                event.consume();
            }
        });
        note.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && written().isPresent()) {
                settle(written());
            }
        });
        getStyleClass().add("intended-mark");
        getChildren().addAll(box, note);
    }

    private void tick() {
        if (box.isSelected()) {
            note.requestFocus();
        } else {
            note.clear();
            settle(Optional.empty());
        }
    }

    private Optional<String> written() {
        return Optional.of(note.getText().strip()).filter(text -> box.isSelected() && !text.isEmpty());
    }

    private void settle(Optional<String> decided) {
        if (!decided.equals(counted)) {
            counted = decided;
            mark.accept(decided);
        }
    }

    private void restore() {
        box.setSelected(counted.isPresent());
        note.setText(counted.orElse(""));
    }
}
