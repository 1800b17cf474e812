package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.KeySolver.Shortfall;
import dev.seedbed.core.generate.UniqueKeys.Demand;
import dev.seedbed.core.generate.UniqueKeys.Member;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Ordinal;
import dev.seedbed.core.generate.row.Reference.Avoided;
import dev.seedbed.core.scenario.Draft.DraftTable;
import dev.seedbed.core.scenario.Lineage;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// Works out for one table how many rows its unique keys leave room for, and how each key is met.
final class Uniquer {

    /// The most tenants, the most rows of each of them, and which key says so.
    record Room(long tenants, long perTenant, String key) {
        boolean none() {
            return tenants == 0 || perTenant == 0;
        }
    }

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
        while (rows.rows() > 0) {
            var shortfall = solve(rows, ANY_KEY).shortfall();
            if (shortfall.isEmpty()) {
                return room;
            }
            var less = smaller(rows, shortfall.get());
            room = Optional.of(less);
            if (wanted.isDealt()) {
                return room;
            }
            rows = wanted.limited(less.tenants(), less.perTenant());
        }
        return room;
    }

    private Room smaller(Numbering rows, Shortfall shortfall) {
        var demand = shortfall.demand();
        var name = demand.key().name();
        var scope = effectiveScope(demand);
        var fewer = rows.mostPerTenant() - 1;
        if (scope.isEmpty()) {
            return shortfall.room() < rows.tenants()
                    ? new Room(shortfall.room(), shortfall.room() == 0 ? 0 : 1, name)
                    : new Room(rows.tenants(), Math.min(fewer, rows.mostPerTenant(shortfall.room())), name);
        }
        var most = rows.roomBelow(scope.getAsInt(), shortfall.room());
        return new Room(rows.tenants(), Math.min(fewer, most), name);
    }

    Uniqueness uniqueness(Numbering numbering, Key key, List<Problem> warnings) {
        var solver = solve(numbering, key);
        solver.shortfalls().forEach(shortfall -> warnings.add(mayCollide(shortfall.demand())));
        return solver.uniqueness();
    }

    private KeySolver solve(Numbering numbering, Key key) {
        return KeySolver.solve(demands, new Means(numbering), key);
    }

    private final class Means implements KeySolver.Means {

        private final Numbering numbering;

        Means(Numbering numbering) {
            this.numbering = numbering;
        }

        @Override
        public long capacity(Member member) {
            return switch (member) {
                case Member.ByColumn(var column) -> facts.capacity(column);
                case Member.ByLink(var link) -> Uniquer.this.capacity(link);
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
            return new Ordinal(numbering, effectiveScope(demand));
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

    private long capacity(Link link) {
        var rival = Rivals.of(link, draft, lineage);
        return numberings
                .apply(link.target())
                .map(target -> freedom(link).least(target))
                .map(least -> rival.isEmpty() || least == Capacity.PLENTY
                        ? least
                        : Math.max(0, Avoided.left(least, rival.get().ordered())))
                .orElse(Capacity.PLENTY);
    }
}
