package dev.seedbed.ui.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The palette: one line to type in, and what it finds of a project's tables and columns, of commands and problems.
/// What was chosen lately comes first.
public final class PaletteViewModel {

    private static final int MOST = 50;
    private static final int RECENT = 8;
    /// What having been chosen lately is worth.
    private static final int KNOWN = 20;

    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<PaletteHit> hits = FXCollections.observableArrayList();
    private final ObservableList<PaletteHit> shownHits = FXCollections.unmodifiableObservableList(hits);
    private final List<String> recent = new ArrayList<>();
    private PaletteIndex lasting = new PaletteIndex(List.of());
    private PaletteIndex passing = new PaletteIndex(List.of());

    public PaletteViewModel() {
        query.addListener((_, _, _) -> search());
    }

    /// Begins anew: `places` are those of the project, `now` is what can be done and looked at at this moment.
    public void open(PaletteIndex places, List<PaletteEntry> now) {
        lasting = places;
        passing = new PaletteIndex(now);
        query.set("");
        search();
    }

    public StringProperty queryProperty() {
        return query;
    }

    public ObservableList<PaletteHit> hits() {
        return shownHits;
    }

    /// Does what an entry stands for, unless there is a reason against it; says whether it did.
    public boolean choose(PaletteHit hit) {
        var entry = hit.entry();
        if (entry.refusal().get().isPresent()) {
            return false;
        }
        recent.remove(entry.key());
        recent.addFirst(entry.key());
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
        entry.action().run();
        return true;
    }

    private void search() {
        var typed = query.get().strip();
        var found = Stream.concat(passing.search(typed, MOST).stream(), lasting.search(typed, MOST).stream());
        hits.setAll(
                (typed.isEmpty() ? recentFirst(found) : found.map(this::weigh).sorted(PaletteIndex.BEST_FIRST))
                        .limit(MOST)
                        .toList());
    }

    private Stream<PaletteHit> recentFirst(Stream<PaletteHit> found) {
        var known = new ArrayList<PaletteHit>();
        var others = new ArrayList<PaletteHit>();
        found.forEach(hit -> (recent.contains(hit.entry().key()) ? known : others).add(hit));
        known.sort(Comparator.comparingInt(hit -> recent.indexOf(hit.entry().key())));
        return Stream.concat(known.stream(), others.stream());
    }

    private PaletteHit weigh(PaletteHit hit) {
        return recent.contains(hit.entry().key())
                ? new PaletteHit(hit.entry(), hit.score() + KNOWN, hit.letters())
                : hit;
    }
}
