package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.UniqueKeys.Demand;
import dev.seedbed.core.generate.UniqueKeys.Member;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Ordinal;
import dev.seedbed.core.generate.row.UniqueTuple;
import dev.seedbed.core.scenario.CheckReader;
import dev.seedbed.core.scenario.Draft.DraftTable;
import dev.seedbed.core.scenario.Lineage;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.schema.Column.Filling;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// Works out for one table how many rows its unique keys leave room for, and how each key is met.
final class Uniquer {

    /// The most rows of a tenant, and which key says so.
    record Room(long perTenant, String key) {}

    private final Lineage lineage;
    private final DraftTable draft;
    private final Table table;
    private final Function<TableName, Optional<Numbering>> numberings;
    private final Map<String, Long> capacities = new HashMap<>();
    private final List<Demand> demands;

    /// `numberings` knows the tables before this one in the order; the others have plenty of rows, for all it can say.
    Uniquer(
            Lineage lineage,
            DraftTable draft,
            Function<TableName, Optional<Numbering>> numberings,
            Map<String, Cell> cells) {
        this.lineage = lineage;
        this.draft = draft;
        this.table = draft.table();
        this.numberings = numberings;
        this.demands = new UniqueKeys(lineage, table).demands();
        cells.forEach((name, cell) -> capacities.put(name, Capacity.of(cell)));
    }

    /// The tightest key; plenty when no key limits the rows.
    Room room(long tenants) {
        var homeless = table.partitioning()
                .filter(partitioning -> partitioning.partitions().isEmpty());
        var room = homeless.isPresent() ? new Room(0, "no partition") : new Room(Capacity.PLENTY, "");
        for (var demand : demands) {
            if (!inherent(demand) && !escapes(demand) && condition(demand).isEmpty()) {
                var rows = perTenant(demand, tenants);
                if (rows < room.perTenant()) {
                    room = new Room(rows, demand.key().name());
                }
            }
        }
        return room;
    }

    Uniqueness uniqueness(Numbering numbering, Key key, List<Problem> warnings) {
        var uniqueness = new Uniqueness();
        for (var demand : demands) {
            if (!inherent(demand)) {
                meet(demand, numbering, key, uniqueness, warnings);
            }
        }
        return uniqueness;
    }

    private void meet(Demand demand, Numbering numbering, Key key, Uniqueness uniqueness, List<Problem> warnings) {
        var whole = new Ordinal(numbering, demand.scope());
        var roomy = roomiest(demand, whole.count(), uniqueness);
        if (roomy.isPresent()) {
            uniqueness.assign(roomy.get(), whole);
            return;
        }
        var ordinal = new Ordinal(numbering, effectiveScope(demand));
        var first = condition(demand);
        if (first.isPresent() && product(demand) < ordinal.count()) {
            uniqueness.conditions().put(first.get().column(), new Uniqueness.FirstOnly(whole, first.get()));
            return;
        }
        var taken = demand.members().stream().anyMatch(member -> switch (member) {
            case Member.ByLink(var link) -> uniqueness.links().containsKey(link);
            case Member.ByColumn(var column) -> uniqueness.columns().containsKey(column);
        });
        if (taken) {
            warnings.add(mayCollide(demand));
            return;
        }
        var radices = demand.members().stream().map(this::capacity).toList();
        var tuple = new UniqueTuple(key.child("unique").child(demand.key().name()), ordinal, radices);
        for (var number = 0; number < demand.members().size(); number++) {
            switch (demand.members().get(number)) {
                case Member.ByLink(var link) -> uniqueness.links().put(link, tuple.member(number));
                case Member.ByColumn(var column) -> uniqueness.columns().put(column, tuple.member(number));
            }
        }
    }

    private Problem mayCollide(Demand demand) {
        return Problem.warning(
                Category.UNSATISFIABLE,
                "Rows may collide on a unique key.",
                table.name() + ", " + demand.key().name(),
                "Its columns are already bound by another unique key.",
                "Check the loaded rows, or give one of its columns a rule with many values.");
    }

    /// Whether a member differs in every row anyway: a UUID, or a number from a sequence.
    private boolean inherent(Demand demand) {
        return demand.members().stream()
                .anyMatch(member -> member instanceof Member.ByColumn(var name) && inherent(name));
    }

    private boolean inherent(String name) {
        var column = table.column(name);
        return column.type().base() instanceof ColumnType.Uuid
                || column.filling() == Filling.IDENTITY_ALWAYS
                || column.filling() == Filling.IDENTITY_BY_DEFAULT
                || column.filling() == Filling.SERIAL;
    }

    /// Whether rows beyond the room may be NULL in a member.
    private boolean escapes(Demand demand) {
        return demand.key().nullsDistinct()
                && demand.members().stream().anyMatch(member -> switch (member) {
                    case Member.ByLink(var link) ->
                        link.columns().stream()
                                .anyMatch(name -> table.column(name).nullable());
                    case Member.ByColumn(var name) -> table.column(name).nullable();
                });
    }

    /// The column with room for all rows of the scope; one that has an index already, if there is one.
    private Optional<String> roomiest(Demand demand, long count, Uniqueness uniqueness) {
        var roomy = demand.members().stream()
                .filter(member -> capacity(member) >= count)
                .flatMap(member -> member instanceof Member.ByColumn(var column)
                        ? Optional.of(column).stream()
                        : Optional.<String>empty().stream())
                .filter(column -> capacities.containsKey(column) && uniqueness.free(column))
                .toList();
        return roomy.stream()
                .filter(column -> uniqueness.index(column).isPresent())
                .findFirst()
                .or(() -> roomy.stream()
                        .max((one, other) ->
                                Long.compare(capacities.getOrDefault(one, 0L), capacities.getOrDefault(other, 0L))));
    }

    /// A term of a partial key's condition that can be made true or false at will.
    private Optional<CheckReader.Condition> condition(Demand demand) {
        return demand.key().predicate().stream()
                .flatMap(predicate -> CheckReader.conditions(predicate, table).stream())
                .filter(this::steerable)
                .findFirst();
    }

    private boolean steerable(CheckReader.Condition condition) {
        var column = table.findColumn(condition.column());
        if (column.isEmpty()
                || lineage.deciding(table.name(), condition.column()).isPresent()) {
            return false;
        }
        return switch (condition) {
            case CheckReader.Condition.Values values ->
                capacities.getOrDefault(values.column(), 0L) > values.values().size();
            case CheckReader.Condition.Presence _ -> column.get().nullable();
        };
    }

    private long perTenant(Demand demand, long tenants) {
        var scope = effectiveScope(demand);
        var room = product(demand);
        if (scope.isEmpty()) {
            return room / tenants;
        }
        return lineage.home(table.name())
                .flatMap(home -> numberings.apply(home.target()))
                .map(home -> below(home, scope.getAsInt() - 1, room))
                .orElse(room);
    }

    /// How many rows a tenant may have so that none of the ancestors, so many homes above the home, has more than
    /// `room`
    /// of them, however unevenly they fall.
    private static long below(Numbering home, int distance, long room) {
        var most = Math.max(1, home.mostBelow(distance));
        return room > Capacity.PLENTY / Math.max(1, home.perTenant())
                ? Capacity.PLENTY
                : room * home.perTenant() / most;
    }

    /// The key's own scope, or the nearer ancestor below which its links choose anyway.
    private OptionalInt effectiveScope(Demand demand) {
        var nearest = demand.scope();
        for (var member : demand.members()) {
            if (member instanceof Member.ByLink(var link)
                    && Tie.of(link, lineage, numberings) instanceof Tie.Near near
                    && near.childDistance() > 0
                    && (nearest.isEmpty() || near.childDistance() < nearest.getAsInt())) {
                nearest = OptionalInt.of(near.childDistance());
            }
        }
        return nearest;
    }

    private long product(Demand demand) {
        var product = 1L;
        for (var member : demand.members()) {
            var capacity = capacity(member);
            product = capacity != 0 && product > Capacity.PLENTY / capacity ? Capacity.PLENTY : product * capacity;
        }
        return product;
    }

    private long capacity(Member member) {
        return switch (member) {
            case Member.ByColumn(var column) -> capacities.getOrDefault(column, Capacity.PLENTY);
            case Member.ByLink(var link) -> capacity(link);
        };
    }

    private int avoided(Link link) {
        return Rivals.of(link, draft, lineage).isPresent() ? 1 : 0;
    }

    private long capacity(Link link) {
        var target = numberings.apply(link.target());
        return switch (Tie.of(link, lineage, numberings)) {
            case Tie.Up _ -> 1;
            case Tie.Self _ -> Capacity.PLENTY;
            case Tie.Anywhere _ ->
                target.map(Numbering::rows).map(rows -> rows - avoided(link)).orElse(Capacity.PLENTY);
            case Tie.Near near ->
                target.map(numbering -> numbering.leastBelow(near.targetDistance()) - avoided(link))
                        .orElse(Capacity.PLENTY);
        };
    }
}
