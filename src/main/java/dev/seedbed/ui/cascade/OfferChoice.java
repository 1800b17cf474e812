package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.migration.Decision;
import dev.seedbed.core.cascade.migration.Fault;
import dev.seedbed.core.cascade.migration.Offer;
import dev.seedbed.core.cascade.migration.Remedy;
import dev.seedbed.ui.fx.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// What is wrong at one fault, and the remedies to choose from, each with what it means for the rows.
public final class OfferChoice extends VBox {

    private final List<RadioButton> choices = new ArrayList<>();
    private final VBox mark = new VBox();
    private Optional<MigrationViewModel> model = Optional.empty();
    private Optional<Fault> shown = Optional.empty();

    public OfferChoice() {
        getStyleClass().add("offer-choice");
    }

    void setModel(MigrationViewModel model) {
        this.model = Optional.of(model);
    }

    /// Follows the decision; the choices of the same fault stay, and with them the keyboard's place.
    void show(Optional<Decision> decision) {
        var fault = decision.map(Decision::fault);
        if (!fault.equals(shown)) {
            var inside = isFocusWithin();
            shown = fault;
            choices.clear();
            getChildren().clear();
            fault.ifPresent(this::offer);
            decision.ifPresent(this::select);
            if (inside) {
                choices.stream().filter(RadioButton::isSelected).forEach(Node::requestFocus);
            }
        } else {
            decision.ifPresent(this::select);
        }
    }

    private void offer(Fault fault) {
        var name = new Label(fault.name());
        name.getStyleClass().add("inspector-title");
        getChildren().addAll(name, sentence(fault.what(), "reason"));
        var group = new ToggleGroup();
        fault.offers().forEach(offer -> {
            var choice = new RadioButton(DecisionCell.words(offer.remedy()));
            choice.setId("offer-" + offer.remedy().code());
            choice.setWrapText(true);
            choice.setMinHeight(USE_PREF_SIZE);
            choice.setUserData(offer.remedy());
            choice.setToggleGroup(group);
            choice.setAccessibleText(Messages.text("migration.offer", choice.getText(), offer.effect()));
            choices.add(choice);
            getChildren().add(new VBox(2, choice, effect(offer)));
        });
        getChildren().add(mark);
        group.selectedToggleProperty().addListener((_, _, chosen) -> {
            if (chosen != null && chosen.getUserData() instanceof Remedy remedy) {
                choose(fault, remedy);
            }
        });
    }

    private void choose(Fault fault, Remedy remedy) {
        model.filter(now -> now.chosen()
                        .filter(decision -> decision.offer().remedy() != remedy)
                        .isPresent())
                .ifPresent(now -> now.choose(fault, remedy));
    }

    private void select(Decision decision) {
        choices.stream()
                .filter(choice -> choice.getUserData() == decision.offer().remedy())
                .forEach(choice -> choice.setSelected(true));
        mark.getChildren().clear();
        if (decision.intended()) {
            model.flatMap(now -> now.verdict(decision.fault().table()))
                    .filter(verdict -> verdict.verdict().keepsRows())
                    .ifPresent(this::mark);
        }
    }

    private void mark(TableVerdict verdict) {
        mark.getChildren()
                .setAll(
                        sentence(Messages.text("migration.intended"), "muted"),
                        new IntendedMark(verdict, note -> model.orElseThrow().markIntended(verdict.table(), note)));
    }

    private static Label effect(Offer offer) {
        return sentence(offer.effect(), "muted");
    }

    private static Label sentence(String text, String style) {
        var sentence = new Label(text);
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.getStyleClass().add(style);
        return sentence;
    }
}
