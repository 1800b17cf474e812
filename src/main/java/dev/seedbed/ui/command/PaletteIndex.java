package dev.seedbed.ui.command;

import dev.seedbed.ui.command.PaletteEntry.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Entries made ready to be searched at every keystroke: 20 000 columns take a few milliseconds.
///
/// What is typed behind `>` finds commands only, behind `@` columns only.
public final class PaletteIndex {

    static final Comparator<PaletteHit> BEST_FIRST = Comparator.comparingInt(PaletteHit::score)
            .reversed()
            .thenComparing(hit -> hit.entry().kind())
            .thenComparing(hit -> hit.entry().text());

    /// What being a command or a table is worth against being one of many columns.
    private static final int RARE = 8;

    private final List<Prepared> prepared;

    private record Prepared(PaletteEntry entry, String folded, long mask) {}

    private record Scored(Prepared prepared, int score) {}

    public PaletteIndex(List<PaletteEntry> entries) {
        prepared = entries.stream().map(PaletteIndex::prepare).toList();
    }

    private static Prepared prepare(PaletteEntry entry) {
        var folded = Letters.fold(entry.text());
        return new Prepared(entry, folded, Letters.mask(folded));
    }

    /// The entries that fit, the best first.
    public List<PaletteHit> search(String query, int most) {
        var letters = letters(query);
        if (letters.isEmpty()) {
            return wanted(query)
                    .filter(each -> each.entry.kind() != Kind.COLUMN || query.startsWith("@"))
                    .limit(most)
                    .map(each -> new PaletteHit(each.entry, 0, List.of()))
                    .toList();
        }
        return considered(query, letters)
                .flatMap(each -> score(letters, each).stream().mapToObj(score -> new Scored(each, score)))
                .sorted(Comparator.comparingInt(Scored::score)
                        .reversed()
                        .thenComparing(scored -> scored.prepared.entry.kind())
                        .thenComparing(scored -> scored.prepared.entry.text()))
                .limit(most)
                .map(scored ->
                        new PaletteHit(scored.prepared.entry, scored.score, letters.places(scored.prepared.folded)))
                .toList();
    }

    /// How many entries are read letter by letter for a query; the others are told apart at a glance.
    long considered(String query) {
        return considered(query, letters(query)).count();
    }

    private Stream<Prepared> considered(String query, Letters letters) {
        return wanted(query).filter(each -> letters.mayFit(each.mask));
    }

    private Stream<Prepared> wanted(String query) {
        if (query.startsWith(">")) {
            return prepared.stream().filter(each -> each.entry.kind() == Kind.COMMAND);
        }
        return query.startsWith("@")
                ? prepared.stream().filter(each -> each.entry.kind() == Kind.COLUMN)
                : prepared.stream();
    }

    private static Letters letters(String query) {
        return new Letters(query.startsWith(">") || query.startsWith("@") ? query.substring(1) : query);
    }

    private static OptionalInt score(Letters letters, Prepared prepared) {
        var score = letters.score(prepared.folded);
        return score.isPresent() && prepared.entry.kind() != Kind.COLUMN
                ? OptionalInt.of(score.getAsInt() + RARE)
                : score;
    }
}
