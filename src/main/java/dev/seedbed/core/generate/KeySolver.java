package dev.seedbed.core.generate;

import dev.seedbed.core.generate.UniqueKeys.Demand;
import dev.seedbed.core.generate.UniqueKeys.Member;
import dev.seedbed.core.generate.Uniqueness.FirstFew;
import dev.seedbed.core.generate.row.Bounded;
import dev.seedbed.core.generate.row.Digit;
import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Ordinal;
import dev.seedbed.core.generate.row.UniqueTuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Meets all unique keys of a table at once. A key with a column of many values is met by that column alone, one that
/// shares nothing with others by a permutation of its combinations. The rest divide the row's number into digits, one a
/// member, so that each key holds digits enough to tell its rows apart. Rows beyond that are kept out of a key by its
/// condition, or by a NULL.
final class KeySolver {

    /// What a solver asks about the members and demands of a means.
    interface Means {
        long capacity(Member member);

        /// Whether rows may be NULL in it.
        boolean escapes(Member member);

        boolean free(String column);

        /// Counts the rows that the demand's members must tell apart.
        Ordinal ordinal(Demand demand);
    }

    /// The key that has room for no more than so many rows of a scope.
    record Shortfall(Demand demand, long room) {}

    private final List<Demand> demands;
    private final Means means;
    private final Key key;
    private final Map<Member, Index> indexes = new HashMap<>();
    private final Map<Demand, UniqueTuple> tuples = new HashMap<>();
    private final Uniqueness uniqueness = new Uniqueness();
    private final List<Shortfall> shortfalls = new ArrayList<>();

    private KeySolver(List<Demand> demands, Means means, Key key) {
        this.demands = demands;
        this.means = means;
        this.key = key;
    }

    /// Tries the members that most keys share first, then the roomiest. What some members follow already is `given`.
    static KeySolver solve(List<Demand> demands, Means means, Key key, Map<Member, Index> given) {
        var first = new KeySolver(demands, means, key);
        first.indexes.putAll(given);
        first.solve(first.byUse().thenComparing(first.byRoom()));
        if (first.shortfalls.isEmpty()) {
            return first;
        }
        var second = new KeySolver(demands, means, key);
        second.indexes.putAll(given);
        second.solve(second.byRoom());
        return second.shortfalls.isEmpty() ? second : first;
    }

    Optional<Shortfall> shortfall() {
        return shortfalls.stream().min(Comparator.comparingLong(Shortfall::room));
    }

    Map<Member, Index> indexes() {
        return indexes;
    }

    List<Shortfall> shortfalls() {
        return shortfalls;
    }

    Uniqueness uniqueness() {
        indexes.forEach((member, index) -> {
            switch (member) {
                case Member.ByLink(var link) -> uniqueness.links().put(link, index);
                case Member.ByColumn(var column) -> uniqueness.columns().put(column, index);
            }
        });
        return uniqueness;
    }

    private void solve(Comparator<Member> preference) {
        for (var demand : demands) {
            roomiest(demand).ifPresent(member -> widen(member, whole(demand)));
        }
        var tight = demands.stream().filter(demand -> !met(demand)).toList();
        for (var demand : tight) {
            if (alone(demand, tight) && product(demand) >= ordinal(demand).count()) {
                permute(demand);
            }
        }
        tight.stream()
                .filter(demand -> !met(demand))
                .sorted(Comparator.comparingDouble(this::slack))
                .forEach(demand -> divide(demand, preference));
    }

    private Comparator<Member> byUse() {
        return Comparator.comparingLong(member -> -demands.stream()
                .filter(demand -> demand.members().contains(member))
                .count());
    }

    private Comparator<Member> byRoom() {
        return Comparator.comparingLong((Member member) -> -means.capacity(member));
    }

    /// The column with room for all rows of the scope; one that has an index already, if there is one.
    private Optional<Member> roomiest(Demand demand) {
        var count = whole(demand).count();
        var roomy = demand.members().stream()
                .filter(member -> member instanceof Member.ByColumn(var column)
                        && means.free(column)
                        && means.capacity(member) >= count)
                .toList();
        return roomy.stream()
                .min(Comparator.comparing((Member member) -> part(demand, member))
                        .thenComparing(member -> !indexes.containsKey(member))
                        .thenComparingLong(member -> -means.capacity(member)));
    }

    private static boolean part(Demand demand, Member member) {
        return member instanceof Member.ByColumn(var column) && demand.parts().contains(column);
    }

    /// Gives a member an index of its own; of two scopes the wider one serves both.
    private void widen(Member member, Ordinal ordinal) {
        indexes.merge(
                member,
                ordinal,
                (old, fresh) -> old instanceof Ordinal known && known.count() >= ordinal.count() ? old : fresh);
    }

    private boolean alone(Demand demand, List<Demand> tight) {
        return demand.members().stream()
                .noneMatch(member -> indexes.containsKey(member)
                        || tight.stream()
                                .anyMatch(other ->
                                        !other.equals(demand) && other.members().contains(member)));
    }

    private void permute(Demand demand) {
        var radices = demand.members().stream().map(means::capacity).toList();
        var tuple = new UniqueTuple(key.child("unique").child(demand.key().name()), ordinal(demand), radices);
        tuples.put(demand, tuple);
        for (var number = 0; number < radices.size(); number++) {
            indexes.put(demand.members().get(number), tuple.member(number));
        }
    }

    /// Divides what the members that have a digit leave open among those that have none.
    private void divide(Demand demand, Comparator<Member> preference) {
        var count = ordinal(demand).count();
        var open = demand.members().stream()
                .filter(member -> !indexes.containsKey(member))
                .sorted(preference)
                .toList();
        for (var member : open) {
            var told = told(demand);
            if (told < count) {
                var radix = Math.min(means.capacity(member), Math.max(count, 1_000_000));
                if (radix == 0) {
                    keepOut(demand, 0);
                    return;
                }
                indexes.put(member, new Digit(key.child("digit").child(member.toString()), told, radix));
            }
        }
        if (told(demand) < count) {
            keepOut(demand, told(demand));
        }
    }

    private void keepOut(Demand demand, long room) {
        var ordinal = ordinal(demand);
        if (!demand.conditions().isEmpty()) {
            uniqueness.keepOut(FirstFew.of(ordinal, room, demand.conditions().getFirst()));
            return;
        }
        var escape = demand.key().nullsDistinct()
                ? demand.members().stream().filter(means::escapes).min(byUse().reversed())
                : Optional.<Member>empty();
        escape.ifPresentOrElse(
                member -> indexes.compute(
                        member,
                        (_, index) ->
                                new Bounded(Optional.<Index>ofNullable(index).orElse(_ -> 0), ordinal, room)),
                () -> shortfalls.add(new Shortfall(demand, room)));
    }

    private boolean met(Demand demand) {
        return told(demand) >= ordinal(demand).count();
    }

    /// How many neighbouring rows of the demand's scope its members tell apart so far.
    private long told(Demand demand) {
        var tuple = tuples.entrySet().stream()
                .filter(entry -> demand.members().containsAll(entry.getKey().members())
                        && covers(entry.getValue().ordinal(), demand))
                .findFirst();
        if (tuple.isPresent()) {
            return Capacity.PLENTY;
        }
        var digits = new ArrayList<Digit>();
        for (var member : demand.members()) {
            var index = Optional.ofNullable(indexes.get(member)).map(KeySolver::inner);
            if (index.filter(Ordinal.class::isInstance)
                    .map(Ordinal.class::cast)
                    .filter(ordinal -> covers(ordinal, demand))
                    .isPresent()) {
                return Capacity.PLENTY;
            }
            index.filter(Digit.class::isInstance).map(Digit.class::cast).ifPresent(digits::add);
        }
        return told(digits);
    }

    private static long told(List<Digit> digits) {
        var told = BigInteger.ONE;
        var open = new ArrayList<>(digits);
        for (var more = true; more; ) {
            var known = told;
            var next = open.stream()
                    .filter(digit ->
                            known.mod(BigInteger.valueOf(digit.divisor())).signum() == 0)
                    .findFirst();
            next.ifPresent(open::remove);
            more = next.isPresent();
            told = next.map(digit -> multiple(
                            known, BigInteger.valueOf(digit.divisor()).multiply(BigInteger.valueOf(digit.radix()))))
                    .orElse(told);
        }
        return told.bitLength() > 62 ? Capacity.PLENTY : told.longValueExact();
    }

    /// The least common multiple.
    private static BigInteger multiple(BigInteger one, BigInteger other) {
        return one.divide(one.gcd(other)).multiply(other);
    }

    private static Index inner(Index index) {
        return index instanceof Bounded bounded ? inner(bounded.inner()) : index;
    }

    /// Whether an index that counts these rows tells those of the demand apart.
    private boolean covers(Ordinal index, Demand demand) {
        var scope = ordinal(demand).distance();
        return index.distance().isEmpty()
                || (scope.isPresent() && index.distance().getAsInt() >= scope.getAsInt());
    }

    private double slack(Demand demand) {
        return (double) product(demand) / Math.max(1, ordinal(demand).count());
    }

    private long product(Demand demand) {
        var product = 1L;
        for (var member : demand.members()) {
            var capacity = means.capacity(member);
            product = capacity != 0 && product > Capacity.PLENTY / capacity ? Capacity.PLENTY : product * capacity;
        }
        return product;
    }

    private Ordinal ordinal(Demand demand) {
        return means.ordinal(demand);
    }

    private Ordinal whole(Demand demand) {
        var ordinal = ordinal(demand);
        return new Ordinal(ordinal.numbering(), demand.scope(), ordinal.kind());
    }
}
