package dev.seedbed.ui.preview;

import dev.seedbed.core.preview.EdgeFilter;
import dev.seedbed.core.preview.RowFilter;
import dev.seedbed.core.preview.TableRows;
import java.util.ArrayList;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which edge cases the rows in view have: there is a choice for each pack that has cases in the table.
public final class EdgesViewModel {

    private final ObservableList<EdgeChoice> choices = FXCollections.observableArrayList();
    private final ObservableList<EdgeChoice> shownChoices = FXCollections.unmodifiableObservableList(choices);
    private final ObjectProperty<Optional<EdgeFilter>> chosen =
            new SimpleObjectProperty<>(Optional.of(EdgeFilter.NONE));

    /// A filter with how many rows of the table it leaves.
    public record EdgeChoice(EdgeFilter filter, long rows) {}

    EdgesViewModel(ObjectProperty<RowFilter> filter) {
        chosen.addListener((_, _, edges) ->
                edges.ifPresent(kept -> filter.set(new RowFilter(filter.get().tenant(), kept))));
        filter.addListener((_, _, kept) -> chosen.set(Optional.of(kept.edges())));
    }

    /// All rows, all edge cases, then pack by pack.
    public ObservableList<EdgeChoice> choices() {
        return shownChoices;
    }

    public ObjectProperty<Optional<EdgeFilter>> chosenProperty() {
        return chosen;
    }

    /// The same choice on the command line.
    static String argument(EdgeFilter edges) {
        return switch (edges) {
            case EdgeFilter.None _ -> "";
            case EdgeFilter.Any _ -> " --edges";
            case EdgeFilter.OfPack(var pack) -> " --pack " + pack;
        };
    }

    /// What is chosen stays so in a table that has none of it.
    void show(TableRows made) {
        var found = new ArrayList<EdgeChoice>();
        found.add(new EdgeChoice(EdgeFilter.NONE, made.plan().rows()));
        if (made.edgeCount() > 0) {
            found.add(new EdgeChoice(EdgeFilter.ANY, made.edgeCount()));
        }
        made.packs().forEach((pack, rows) -> found.add(new EdgeChoice(new EdgeFilter.OfPack(pack), rows)));
        chosen.get()
                .filter(kept ->
                        found.stream().noneMatch(choice -> choice.filter().equals(kept)))
                .ifPresent(kept -> found.add(new EdgeChoice(kept, 0)));
        if (!found.equals(choices)) {
            choices.setAll(found);
        }
    }
}
