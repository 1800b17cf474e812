package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.KeySolver.Shortfall;
import dev.seedbed.core.generate.UniqueKeys.Demand;
import dev.seedbed.core.generate.UniqueKeys.Member;
import dev.seedbed.core.generate.Uniqueness.FirstFew;
import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Ordinal;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.Reference.Avoided;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.check.CheckReader.Condition;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.Lineage;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Works out for one table how many rows its unique keys leave room for, and how each key is met.
final class Uniquer {

    /// The most tenants, the most rows of each of them, of those of some classes fewer still, and which key says so.
    record Room(long tenants, long perTenant, Map<Integer, Long> ofClass, String key) {

        Room {
            ofClass = Map.copyOf(ofClass);
        }

        Room(long tenants, long perTenant, String key) {
            this(tenants, perTenant, Map.of(), key);
        }

        boolean none() {
            return tenants == 0 || perTenant == 0;
        }

        Numbering limit(Numbering rows) {
            return rows.limited(tenants, number -> Math.min(perTenant, ofClass.getOrDefault(number, Long.MAX_VALUE)));
        }

        Room and(Room other) {
            var both = new HashMap<>(ofClass);
            other.ofClass.forEach((number, rows) -> both.merge(number, rows, Math::min));
            return new Room(Math.min(tenants, other.tenants), Math.min(perTenant, other.perTenant), both, other.key);
        }
    }

    /// How the keys are met for the tenants of one class, or for all.
    private record Solved(OptionalInt kind, KeySolver solver) {}

    private record Missing(OptionalInt kind, Shortfall shortfall) {}

    private static final Key ANY_KEY = Key.of(0);

    private final Lineage lineage;
    private final DraftTable draft;
    private final Function<TableName, Optional<Numbering>> numberings;
    private final ColumnFacts facts;
    private final List<Demand> demands;

    /// `numberings` knows the tables before this one in the order; the others have plenty of rows, for all it can say.
    Uniquer(Lineage lineage, DraftTable draft, Function<TableName, Optional<Numbering>> numberings, ColumnFacts facts) {
        this.lineage = lineage;
        this.draft = draft;
        this.numberings = numberings;
        this.facts = facts;
        this.demands = new UniqueKeys(lineage, draft.table(), facts)
                .demands().stream().filter(demand -> !inherent(demand)).toList();
    }

    /// As much as the tightest key leaves of the rows that are wanted; empty where all fit. How many children a parent
    /// has by a law is not changed, so the first shortfall is told then.
    Optional<Room> room(Numbering wanted) {
        var room = Optional.<Room>empty();
        var rows = wanted;
        while (rows.volume() > 0) {
            var missing = missing(rows);
            if (missing.isEmpty()) {
                return room;
            }
            var less = smaller(rows, missing.get());
            var sum = room.map(known -> known.and(less)).orElse(less);
            room = Optional.of(sum);
            if (wanted.isDealt()) {
                return room;
            }
            rows = sum.limit(wanted);
        }
        return room.map(last -> new Room(0, 0, last.key()));
    }

    /// What is left where tenants have one row only for a link to point at, and a check gives that to another link.
    Optional<Room> lonely(Link link, Numbering rows) {
        if (Rivals.of(link, draft, lineage).isEmpty()) {
            return Optional.empty();
        }
        var without = rows.classes()
                .filter(kind -> rows.perTenantOf(kind) > 0)
                .filter(kind -> numberings
                        .apply(link.target())
                        .filter(target -> freedom(link).single(target, OptionalInt.of(kind)))
                        .isPresent())
                .boxed()
                .collect(Collectors.toMap(Function.identity(), _ -> 0L));
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of(new Room(rows.tenants(), Long.MAX_VALUE, without, link.constraint()));
    }

    private Optional<Missing> missing(Numbering rows) {
        return solve(rows, ANY_KEY).stream()
                .flatMap(solved ->
                        solved.solver().shortfall().stream().map(shortfall -> new Missing(solved.kind(), shortfall)))
                .findFirst();
    }

    private Room smaller(Numbering rows, Missing missing) {
        var demand = missing.shortfall().demand();
        var room = missing.shortfall().room();
        var name = demand.key().name();
        var scope = effectiveScope(demand);
        if (scope.isEmpty()) {
            return room < rows.tenants()
                    ? new Room(room, room == 0 ? 0 : 1, name)
                    : new Room(rows.tenants(), Math.min(rows.mostPerTenant() - 1, rows.mostPerTenant(room)), name);
        }
        var most = rows.roomBelow(scope.getAsInt(), room, missing.kind());
        if (missing.kind().isEmpty()) {
            return new Room(rows.tenants(), Math.min(rows.mostPerTenant() - 1, most), name);
        }
        var kind = missing.kind().getAsInt();
        return new Room(rows.tenants(), Long.MAX_VALUE, Map.of(kind, Math.min(rows.perTenantOf(kind) - 1, most)), name);
    }

    Uniqueness uniqueness(Numbering numbering, Key key, List<Problem> warnings) {
        var solved = solve(numbering, key);
        solved.stream()
                .flatMap(one -> one.solver().shortfalls().stream())
                .map(Shortfall::demand)
                .distinct()
                .forEach(demand -> warnings.add(mayCollide(demand)));
        var first = solved.getFirst().solver().uniqueness();
        var volume = solved.size() == 1 ? first : new ByClass(numbering, key, solved).uniqueness(first);
        return numbering.hasEdges() ? new BehindVolume(numbering, key, solved).uniqueness(volume) : volume;
    }

    /// Rows for edge cases follow what holds for the volume where keys hold in the whole table; below a parent they
    /// are told apart by themselves, by the same members: what the volume has no index for has none behind it.
    private final class BehindVolume {

        private final Numbering numbering;
        private final Key key;
        private final Uniqueness edges;

        BehindVolume(Numbering numbering, Key key, List<Solved> solved) {
            this.numbering = numbering;
            this.key = key;
            var indexes = new HashMap<Member, Index>();
            solved.forEach(one -> indexes.putAll(one.solver().indexes()));
            var given = new HashMap<>(indexes);
            var wide = demands.stream()
                    .filter(demand -> effectiveScope(demand).isEmpty())
                    .flatMap(demand -> demand.members().stream())
                    .collect(Collectors.toSet());
            given.keySet().retainAll(wide);
            var scoped = demands.stream()
                    .filter(demand -> effectiveScope(demand).isPresent())
                    .toList();
            var kind = OptionalInt.of(numbering.edgeClass());
            edges = KeySolver.solve(scoped, new Means(numbering, kind, indexes.keySet()), key, given)
                    .uniqueness();
        }

        Uniqueness uniqueness(Uniqueness volume) {
            var both = new Uniqueness();
            volume.columns()
                    .forEach((column, index) ->
                            both.columns().put(column, index(new Member.ByColumn(column), index, edges.index(column))));
            volume.links()
                    .forEach((link, index) ->
                            both.links().put(link, index(new Member.ByLink(link), index, edges.index(link))));
            volume.conditions()
                    .forEach((column, few) ->
                            few.forEach(one -> both.keepOut(new FirstFew(allowed(column, one), one.condition()))));
            return both;
        }

        private Index index(Member member, Index volume, Optional<Index> found) {
            var any = key.child("any").child(member.toString());
            var room = Math.max(1, new Means(numbering, OptionalInt.of(numbering.edgeClass())).capacity(member));
            var behind = found.orElse(place -> Key.below(any.draw(place), room));
            return member instanceof Member.ByColumn(var column)
                    ? place -> numbering.isEdge(place) ? again(behind.of(place), column) : volume.of(place)
                    : place -> (numbering.isEdge(place) ? behind : volume).of(place);
        }

        /// Behind the last value comes the first one again: the row will be refused, by the key's name.
        private long again(long index, String column) {
            return index == Index.NONE ? index : index % Math.max(1, facts.capacity(column));
        }

        private Predicate<Place> allowed(String column, FirstFew volume) {
            var behind = edges.conditions(column).stream()
                    .filter(few -> few.condition().equals(volume.condition()))
                    .toList();
            return place ->
                    numbering.isEdge(place) ? behind.stream().allMatch(few -> few.allows(place)) : volume.allows(place);
        }
    }

    /// What must differ in the whole table is met in one way for all. What must differ below a parent only is met for
    /// each class of tenants by itself, since small tenants have fewer parents to choose from.
    private List<Solved> solve(Numbering numbering, Key key) {
        if (numbering.isAlike()) {
            return List.of(new Solved(
                    OptionalInt.empty(),
                    KeySolver.solve(demands, new Means(numbering, OptionalInt.empty()), key, Map.of())));
        }
        var apart = demands.stream()
                .collect(Collectors.partitioningBy(
                        demand -> effectiveScope(demand).isPresent()));
        var whole = apart.getOrDefault(false, List.of());
        var scoped = apart.getOrDefault(true, List.of());
        var common = KeySolver.solve(whole, new Means(numbering, OptionalInt.empty()), key, Map.of());
        var solved = new ArrayList<>(List.of(new Solved(OptionalInt.empty(), common)));
        if (!scoped.isEmpty()) {
            numbering
                    .classes()
                    .mapToObj(OptionalInt::of)
                    .forEach(kind -> solved.add(new Solved(
                            kind, KeySolver.solve(scoped, new Means(numbering, kind), key, common.indexes()))));
        }
        return solved;
    }

    /// Puts together what was solved for each class: each row follows what holds for its tenant.
    private final class ByClass {

        private final Numbering numbering;
        private final Key key;
        private final TreeMap<Integer, Uniqueness> solved = new TreeMap<>();

        ByClass(Numbering numbering, Key key, List<Solved> all) {
            this.numbering = numbering;
            this.key = key;
            all.forEach(one ->
                    one.kind().ifPresent(kind -> solved.put(kind, one.solver().uniqueness())));
        }

        Uniqueness uniqueness(Uniqueness common) {
            for (var one : solved.values()) {
                one.columns()
                        .keySet()
                        .forEach(column -> common.columns()
                                .put(column, index(new Member.ByColumn(column), each -> each.index(column))));
                one.links()
                        .keySet()
                        .forEach(link ->
                                common.links().put(link, index(new Member.ByLink(link), each -> each.index(link))));
                one.conditions()
                        .forEach((column, few) -> few.stream()
                                .map(FirstFew::condition)
                                .filter(condition -> common.conditions(column).stream()
                                        .noneMatch(known -> known.condition().equals(condition)))
                                .forEach(condition ->
                                        common.keepOut(new FirstFew(allowed(column, condition), condition))));
            }
            return common;
        }

        /// Where a class needs none for a member, it may have any.
        private Index index(Member member, Function<Uniqueness, Optional<Index>> find) {
            var any = key.child("any").child(member.toString());
            var indexes = new Index[solved.lastKey() + 1];
            solved.forEach((kind, one) -> {
                var room = Math.max(1, new Means(numbering, OptionalInt.of(kind)).capacity(member));
                indexes[kind] = find.apply(one).orElse(place -> Key.below(any.draw(place), room));
            });
            return place -> indexes[numbering.classOf(place)].of(place);
        }

        private Predicate<Place> allowed(String column, Condition condition) {
            return place -> Optional.ofNullable(solved.get(numbering.classOf(place))).stream()
                    .flatMap(one -> one.conditions(column).stream())
                    .filter(few -> few.condition().equals(condition))
                    .allMatch(few -> few.allows(place));
        }
    }

    private final class Means implements KeySolver.Means {

        private final Numbering numbering;
        private final OptionalInt kind;
        private final Optional<Set<Member>> usable;

        Means(Numbering numbering, OptionalInt kind) {
            this.numbering = numbering;
            this.kind = kind;
            this.usable = Optional.empty();
        }

        /// Of other members than the usable ones all values are taken for one.
        Means(Numbering numbering, OptionalInt kind, Set<Member> usable) {
            this.numbering = numbering;
            this.kind = kind;
            this.usable = Optional.of(usable);
        }

        @Override
        public long capacity(Member member) {
            if (usable.filter(members -> !members.contains(member)).isPresent()) {
                return 1;
            }
            return switch (member) {
                case Member.ByColumn(var column) -> facts.capacity(column);
                case Member.ByLink(var link) -> Uniquer.this.capacity(link, kind);
            };
        }

        @Override
        public boolean escapes(Member member) {
            return switch (member) {
                case Member.ByColumn(var column) -> facts.escapes(column);
                case Member.ByLink(var link) -> facts.escapes(link);
            };
        }

        @Override
        public boolean free(String column) {
            return facts.own(column);
        }

        @Override
        public Ordinal ordinal(Demand demand) {
            return new Ordinal(numbering, effectiveScope(demand), kind);
        }
    }

    private Problem mayCollide(Demand demand) {
        return Problem.warning(
                Category.UNSATISFIABLE,
                "Rows may collide on a unique key.",
                draft.table().name() + ", " + demand.key().name(),
                "Its columns are already bound by another unique key.",
                "Check the loaded rows, or give one of its columns a rule with many values.");
    }

    /// Whether a member differs in every row anyway.
    private boolean inherent(Demand demand) {
        return demand.members().stream().anyMatch(member -> switch (member) {
            case Member.ByColumn(var column) -> facts.inherent(column);
            case Member.ByLink(var link) -> freedom(link).scope().stream().anyMatch(height -> height == 0);
        });
    }

    /// The key's own scope, or the nearer ancestor below which its links choose anyway.
    private OptionalInt effectiveScope(Demand demand) {
        var nearest = demand.scope();
        for (var member : demand.members()) {
            if (member instanceof Member.ByLink(var link)) {
                var scope = freedom(link).scope();
                if (scope.isPresent()
                        && scope.getAsInt() > 0
                        && (nearest.isEmpty() || scope.getAsInt() < nearest.getAsInt())) {
                    nearest = scope;
                }
            }
        }
        return nearest;
    }

    private Freedom freedom(Link link) {
        return Freedom.of(
                link, lineage, numberings, Rivals.of(link, draft, lineage).isPresent());
    }

    private long capacity(Link link, OptionalInt kind) {
        var rival = Rivals.of(link, draft, lineage);
        return numberings
                .apply(link.target())
                .map(target -> freedom(link).least(target, kind))
                .map(least -> rival.isEmpty() || least == Capacity.PLENTY
                        ? least
                        : Math.max(0, Avoided.left(least, rival.get().ordered())))
                .orElse(Capacity.PLENTY);
    }
}
