package dev.seedbed.ui.cascade;

import dev.seedbed.ui.cascade.ProofReading.Remark;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One remark on a proof, as many lines as it takes.
final class RemarkCell extends ListCell<Remark> {

    /// The sign, the space around, and a scroll bar.
    private static final double BESIDE = 66;

    private final FontIcon sign = new FontIcon(Feather.INFO);
    private final Label words = new Label();
    private final HBox line = new HBox(8, sign, words);

    RemarkCell() {
        words.setWrapText(true);
        words.setMinHeight(Label.USE_PREF_SIZE);
        words.prefWidthProperty()
                .bind(listViewProperty().flatMap(ListView::widthProperty).map(width -> width.doubleValue() - BESIDE));
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Remark remark, boolean empty) {
        super.updateItem(remark, empty);
        if (empty) {
            setGraphic(null);
            return;
        }
        sign.setIconCode(
                switch (remark.weight()) {
                    case DEFECT -> Feather.ALERT_OCTAGON;
                    case FAULT -> Feather.X;
                    case CAUTION -> Feather.SHUFFLE;
                    case NOTE -> Feather.MINUS;
                    case FINE -> Feather.CHECK;
                });
        line.getStyleClass().setAll("remark-line", "weight-" + StyleCode.of(remark.weight()));
        words.setText(remark.text());
        setAccessibleText(remark.text());
        setGraphic(line);
    }
}
