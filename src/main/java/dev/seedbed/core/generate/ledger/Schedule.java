package dev.seedbed.core.generate.ledger;

import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Ledger.Kind;
import dev.seedbed.core.scenario.Ledger.Posting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a tenant books one after the other, and how many entries that takes: for all tenants the same, so that it
/// follows without looking at one. Kinds and currencies take turns by their weights, as evenly as they can.
///
/// Currencies are counted from the tenant's own, which is number 0.
final class Schedule {

    private static final int LENGTH = 1_000;
    private static final int EXCHANGE_LINES = 5;

    /// `other` is the currency that an exchange is for; `back` how many positions before the reversed one stands, 0
    /// where nothing is reversed.
    record Slot(Kind kind, int currency, int other, int back) {

        boolean reversal() {
            return back > 0;
        }
    }

    private final Ledger ledger;
    private final List<Slot> slots;
    /// The position, behind each, at which it is reversed; 0 where it is not.
    private final int[] reversedAhead = new int[LENGTH];
    private final long[] linesBefore = new long[LENGTH + 1];
    private final long most;

    Schedule(Ledger ledger) {
        this.ledger = ledger;
        this.slots = slots();
        for (var position = 0; position < LENGTH; position++) {
            linesBefore[position + 1] = linesBefore[position] + lines(slots.get(position), position);
        }
        this.most = Math.max(
                slots.stream().mapToLong(slot -> lines(slot.kind())).max().orElse(0),
                ledger.closing().stream()
                        .mapToLong(closing -> 2L
                                * closing.closes().size()
                                * ledger.currencies().size())
                        .findFirst()
                        .orElse(0));
    }

    private List<Slot> slots() {
        var kinds = ledger.kinds().stream()
                .filter(kind -> !(kind.posting() instanceof Posting.Closing))
                .toList();
        var turns = new Turns(kinds.stream().mapToInt(Kind::weight).toArray());
        var currencies = new HashMap<Kind, Turns>();
        var exchanges = 0;
        var made = new ArrayList<Slot>();
        for (var position = 0; position < LENGTH; position++) {
            var kind = kinds.get(turns.next());
            if (kind.posting() instanceof Posting.Reversal(var of)) {
                var target = reversible(made, of);
                if (target.isPresent()) {
                    var slot = made.get(target.get());
                    reversedAhead[target.get()] = position - target.get();
                    made.add(new Slot(kind, slot.currency(), slot.other(), position - target.get()));
                    continue;
                }
                kind = instead(kinds, of);
            }
            var currency = turns(currencies, kind).next();
            var others = Math.max(1, ledger.currencies().size() - 1);
            var other = (currency + 1 + (kind.posting() instanceof Posting.Exchange ? exchanges++ : 0) % others)
                    % ledger.currencies().size();
            made.add(new Slot(kind, currency, other, 0));
        }
        return List.copyOf(made);
    }

    private Turns turns(Map<Kind, Turns> currencies, Kind kind) {
        return currencies.computeIfAbsent(
                kind,
                _ -> new Turns(ledger.currencies().stream()
                        .mapToInt(Ledger.Currency::weight)
                        .toArray()));
    }

    /// The last booking of such a kind that is not reversed yet.
    private Optional<Integer> reversible(List<Slot> made, List<String> of) {
        for (var position = made.size() - 1; position >= 0; position--) {
            if (of.contains(made.get(position).kind().name()) && reversedAhead[position] == 0) {
                return Optional.of(position);
            }
        }
        return Optional.empty();
    }

    /// Where there is nothing to reverse yet, something to reverse is booked.
    private static Kind instead(List<Kind> kinds, List<String> of) {
        return kinds.stream()
                .filter(kind -> of.contains(kind.name()))
                .findFirst()
                .orElseThrow();
    }

    private long lines(Slot slot, int position) {
        return lines(slot.reversal() ? slots.get(position - slot.back()).kind() : slot.kind());
    }

    private static long lines(Kind kind) {
        return switch (kind.posting()) {
            case Posting.Split(var debit, var credit) -> debit.size() + credit.size();
            case Posting.Exchange _ -> EXCHANGE_LINES;
            case Posting.Reversal _, Posting.Closing _ -> 0;
        };
    }

    /// Of the bookings from `first` on the one at a position: it reverses none before these. Where it would, another
    /// one of the same kind is booked, which takes as many entries.
    Slot slot(long first, long position) {
        var slot = slots.get((int) ((first + position) % LENGTH));
        return slot.reversal() && slot.back() > position
                ? new Slot(
                        slots.get((int) ((first + position - slot.back()) % LENGTH))
                                .kind(),
                        slot.currency(),
                        slot.other(),
                        0)
                : slot;
    }

    /// How many entries the bookings before a position have.
    long linesBefore(long position) {
        return position / LENGTH * linesBefore[LENGTH] + linesBefore[(int) (position % LENGTH)];
    }

    /// The position of the booking that has the entry with this number.
    long position(long line) {
        var found = Arrays.binarySearch(linesBefore, line % linesBefore[LENGTH]);
        return line / linesBefore[LENGTH] * LENGTH + (found < 0 ? -found - 2 : found);
    }

    /// Whether one of the `size` bookings from `first` on reverses the one at this position.
    boolean reversed(long first, long position, long size) {
        var ahead = reversedAhead[(int) ((first + position) % LENGTH)];
        return ahead > 0 && position + ahead < size;
    }

    /// The most entries that a booking has.
    long most() {
        return most;
    }

    /// Takes turns by weight: each next one is the one that is furthest behind its share.
    private static final class Turns {
        private final int[] weights;
        private final int[] credits;
        private final int total;

        Turns(int[] weights) {
            this.weights = weights;
            this.credits = new int[weights.length];
            this.total = Arrays.stream(weights).sum();
        }

        int next() {
            var chosen = 0;
            for (var index = 0; index < weights.length; index++) {
                credits[index] += weights[index];
                if (credits[index] > credits[chosen]) {
                    chosen = index;
                }
            }
            credits[chosen] -= total;
            return chosen;
        }
    }
}
