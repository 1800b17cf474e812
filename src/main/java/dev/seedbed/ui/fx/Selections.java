package dev.seedbed.ui.fx;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionModel;

/// Keeps what is selected in a list and what is chosen in the session the same.
public final class Selections {

    private Selections() {}

    /// A choice that the list does not hold (filtered away, say) stays chosen, and nothing is selected. Where several
    /// items stand for one choice, the one that a person selected stays selected. What a list that is filled anew
    /// selects by position is nobody's choice.
    public static <T, K> void follow(
            SelectionModel<T> selection,
            ObservableList<T> items,
            ObjectProperty<Optional<K>> chosen,
            Function<T, K> key) {
        var known = new ArrayList<>(items);
        Runnable select = () -> {
            var current = Optional.ofNullable(selection.getSelectedItem());
            if (current.filter(items::contains).map(key).equals(chosen.get()) && current.isPresent()) {
                return;
            }
            var item = chosen.get()
                    .flatMap(wanted -> items.stream()
                            .filter(one -> key.apply(one).equals(wanted))
                            .findFirst());
            item.ifPresentOrElse(selection::select, selection::clearSelection);
        };
        selection.selectedItemProperty().addListener((_, _, item) -> {
            if (item != null && known.equals(items)) {
                chosen.set(Optional.of(key.apply(item)));
            }
        });
        chosen.addListener((_, _, _) -> select.run());
        items.addListener((ListChangeListener<T>) _ -> {
            known.clear();
            known.addAll(items);
            select.run();
        });
        select.run();
    }
}
