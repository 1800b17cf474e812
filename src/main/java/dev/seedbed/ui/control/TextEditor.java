package dev.seedbed.ui.control;

import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// A text with numbered lines, one of which may be marked as wrong.
public final class TextEditor extends Region {

    private static final double GUTTER = 46;
    private static final String INDENT = "  ";

    private final TextArea area = new TextArea();
    private final Text numbers = new Text("1");
    private final Pane gutter = new Pane(numbers);
    private final Region stripe = new Region();
    private final ObjectProperty<Optional<Integer>> wrongLine = new SimpleObjectProperty<>(Optional.empty());

    private Optional<String> wantedTop = Optional.empty();

    public TextEditor() {
        getStyleClass().add("text-editor");
        gutter.getStyleClass().add("gutter");
        stripe.getStyleClass().add("wrong-line");
        numbers.getStyleClass().add("line-numbers");
        area.setAccessibleText(Messages.text("editor.label"));
        getChildren().addAll(stripe, area, gutter);
        var clip = new Rectangle(GUTTER, 0);
        clip.heightProperty().bind(gutter.heightProperty());
        gutter.setClip(clip);
        gutter.setMouseTransparent(true);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::indent);
        area.textProperty().addListener((_, _, text) -> number(text));
        area.scrollTopProperty().addListener((_, _, _) -> requestLayout());
        area.skinProperty().addListener((_, _, _) -> requestLayout());
        wrongLine.addListener((_, _, _) -> requestLayout());
    }

    /// YAML takes no tabs.
    private void indent(KeyEvent key) {
        if (area.isEditable() && new KeyCodeCombination(KeyCode.TAB).match(key)) {
            key.consume();
            area.replaceSelection(INDENT);
        }
    }

    public StringProperty textProperty() {
        return area.textProperty();
    }

    /// Whether a person may change the text, and not only read and copy it.
    public boolean isEditable() {
        return area.isEditable();
    }

    public void setEditable(boolean editable) {
        area.setEditable(editable);
    }

    /// What the text is, for whoever cannot see it.
    public String getLabel() {
        return area.getAccessibleText();
    }

    public void setLabel(String label) {
        area.setAccessibleText(label);
    }

    /// The line to mark, counted from 1.
    public ObjectProperty<Optional<Integer>> wrongLineProperty() {
        return wrongLine;
    }

    /// Shows the first line that starts so, as the topmost one; at once, or when the text that has it comes.
    public void scrollTo(String start) {
        wantedTop = Optional.of(start);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        area.resizeRelocate(GUTTER, 0, getWidth() - GUTTER, getHeight());
        gutter.resizeRelocate(0, 0, GUTTER, getHeight());
        area.layout();
        if (area.lookup(".content .text") instanceof Text shown) {
            mark(align(shown));
            scroll();
        }
    }

    private void scroll() {
        var lines = area.getText().split("\n", -1);
        wantedTop.ifPresent(start -> IntStream.range(0, lines.length)
                .filter(line -> lines[line].startsWith(start))
                .findFirst()
                .ifPresent(line -> {
                    wantedTop = Optional.empty();
                    area.setScrollTop(line * lineHeight());
                }));
    }

    private void mark(double top) {
        stripe.setVisible(wrongLine.get().isPresent());
        wrongLine
                .get()
                .ifPresent(line -> stripe.resizeRelocate(0, top + (line - 1) * lineHeight(), getWidth(), lineHeight()));
    }

    /// Puts the numbers beside the lines of the shown text, in its own typeface, and says where its first line is.
    private double align(Text shown) {
        numbers.setFont(shown.getFont());
        numbers.setBoundsType(shown.getBoundsType());
        var top = sceneToLocal(shown.localToScene(shown.getLayoutBounds())).getMinY();
        numbers.setX(GUTTER - 12 - numbers.getLayoutBounds().getWidth());
        numbers.setY(numbers.getY() + top - numbers.getLayoutBounds().getMinY());
        return top;
    }

    private double lineHeight() {
        return numbers.getLayoutBounds().getHeight() / Math.max(1, lines(area.getText()));
    }

    private void number(String text) {
        numbers.setText(IntStream.rangeClosed(1, lines(text))
                .mapToObj(number -> "%4d".formatted(number))
                .collect(Collectors.joining("\n")));
        requestLayout();
    }

    private static int lines(String text) {
        return 1 + (int) text.chars().filter(character -> character == '\n').count();
    }
}
