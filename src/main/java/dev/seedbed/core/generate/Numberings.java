package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.feedback.Severity;
import dev.seedbed.core.generate.Uniquer.Room;
import dev.seedbed.core.generate.ledger.Bookkeeping;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Numbering.Slice;
import dev.seedbed.core.generate.row.Tenants;
import dev.seedbed.core.generate.value.RowMoment;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.scenario.draft.Findings;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.Partitioning;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Numbers every table's rows: as many as the draft wants, within the room that unique keys leave, and none where a
/// parent that must be there is not. What one table cannot have changes others, so it is repeated until nothing does.
final class Numberings {

    private static final long MOST_ROWS = 1_000_000_000L;

    /// A table that has fewer rows than are wanted, and why.
    private record Limit(Room room, Problem problem) {
        Limit and(Limit later) {
            return new Limit(room.and(later.room), later.problem);
        }
    }

    private static final Room NONE = new Room(0, 0, "");

    private final Draft given;
    private final long asOfMicros;
    private final Tenants tenants;
    private final Optional<Bookkeeping> bookkeeping;
    private final Map<TableName, Numbering> numberings = new HashMap<>();
    private final Map<TableName, Limit> limits = new HashMap<>();
    private final Map<TableName, List<Cell>> cells = new HashMap<>();
    private final Set<ColumnName> disproved = new HashSet<>();
    private final EdgeRefusals refused;
    private Draft draft;
    private Edges edges;

    private Numberings(Draft given, EdgeRefusals refused, long asOfMicros) {
        this.given = given;
        this.refused = refused;
        this.draft = given;
        this.edges = Edges.of(given, refused);
        this.asOfMicros = asOfMicros;
        var dealt = given.tables().stream().anyMatch(table -> table.rows() instanceof RowCount.Dealt);
        this.tenants = Classes.of(given.scenario().population(), dealt);
        this.bookkeeping = given.scenario().ledger().map(Bookkeeping::new);
        given.scenario().ledger().ifPresent(ledger -> new LedgerFit(given, ledger).check());
    }

    /// No table gets more rows than its retreat, if there is one.
    static Numberings of(Draft draft, Map<TableName, Retreat> retreats, EdgeRefusals refused, long asOfMicros) {
        var numberings = new Numberings(draft, refused, asOfMicros);
        retreats.forEach((name, left) ->
                numberings.limits.put(name, new Limit(new Room(left.tenants(), left.perTenant(), ""), left.problem())));
        numberings.settle();
        return numberings;
    }

    Numbering of(TableName name) {
        return Optional.ofNullable(numberings.get(name)).orElseThrow();
    }

    Edges edges() {
        return edges;
    }

    Uniquer uniquer(DraftTable table) {
        return uniquer(table, cells.computeIfAbsent(table.table().name(), _ -> cells(table)));
    }

    /// The same for a table of the draft with other rules.
    Uniquer uniquerOf(DraftTable table) {
        return uniquer(table, cells(table));
    }

    private Uniquer uniquer(DraftTable table, List<Cell> known) {
        return new Uniquer(
                draft.lineage(),
                table,
                target -> Optional.ofNullable(numberings.get(target)),
                new ColumnFacts(draft.lineage(), table, known));
    }

    /// Why a table of the draft with other rules cannot have the rows that it has.
    Problem crowded(DraftTable table, Room room) {
        return noRoom(
                table.table().name() + ", " + room.key(),
                crowded(of(table.table().name()), room),
                "Choose a rule with more values, or ask for fewer rows or tenants.");
    }

    Optional<Bookkeeping> bookkeeping() {
        return bookkeeping;
    }

    /// The draft with the row counts that there is room for, so that the drafted file asks for no more.
    Draft settled() {
        var tables = draft.tables().stream().map(this::settled).toList();
        return new Draft(draft.schema(), draft.graph(), draft.lineage(), draft.scenario(), tables, draft.checks());
    }

    /// Why tables stay empty, or have fewer rows than they might.
    List<Problem> refusals() {
        return draft.tables().stream()
                .map(table -> table.table().name())
                .flatMap(name -> Optional.ofNullable(limits.get(name)).stream()
                        .map(Limit::problem)
                        .filter(problem -> of(name).rows() == 0 || problem.severity() == Severity.WARNING))
                .toList();
    }

    private DraftTable settled(DraftTable table) {
        var numbering = of(table.table().name());
        if (wanted(table).limited(numbering.tenants(), Long.MAX_VALUE).mostPerTenant() == numbering.mostPerTenant()) {
            return table;
        }
        var largest = tenants.sizes().stream().mapToDouble(size -> size).max().orElse(1);
        var rows = table.rows() instanceof RowCount.Total
                ? new RowCount.Total(numbering.volume())
                : new RowCount.PerTenant((long) (numbering.mostPerTenant() / largest));
        return new DraftTable(table.table(), rows, table.rowsReason(), table.columns(), table.constraints());
    }

    private void settle() {
        do {
            var empty = empty();
            if (!empty.isEmpty() || !disproved.isEmpty()) {
                draft = Drafter.without(given, empty, Findings.disproving(disproved));
                edges = Edges.of(draft, refused);
                cells.clear();
            }
            numberings.clear();
            draft.tables().forEach(this::number);
        } while (tightened());
    }

    private Set<TableName> empty() {
        return limits.entrySet().stream()
                .filter(entry -> entry.getValue().room().none())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// Whether some table must have fewer rows than it was given; remembers why. Before a table stays empty, nothing is
    /// believed any more that only the names of its columns say.
    private boolean tightened() {
        var tightened = false;
        for (var table : draft.tables()) {
            tightened |= tightened(table);
        }
        return tightened;
    }

    private void number(DraftTable table) {
        var name = table.table().name();
        var wanted = wanted(table);
        var numbering = Optional.ofNullable(limits.get(name))
                .map(limit -> limit.room().limit(wanted))
                .orElse(wanted);
        if (numbering.mostPerTenant() > MOST_ROWS || numbering.rows() > MOST_ROWS) {
            throw tooMany(table, numbering);
        }
        numberings.put(name, numbering);
    }

    /// As the draft wants it, whatever there is room for.
    private Numbering wanted(DraftTable table) {
        var name = table.table().name();
        var link = draft.lineage().home(name);
        var home = link.map(parent -> of(parent.target()));
        var slice = link.map(parent -> Slices.of(parent, draft.lineage())).orElse(Slice.ALL);
        var sorts = sorts(name);
        var most = home.map(Numbering::tenants).orElse(sorts.count());
        if (table.rows() instanceof RowCount.Booked(var part)) {
            var books = bookkeeping.orElseThrow();
            var bookings =
                    draft.table(books.ledger().table(Ledger.Part.BOOKINGS).orElseThrow());
            return books.numbering(
                    part, name.toString(), sorts.limited(most), home, kind -> rowsOf(bookings, sorts, kind, most));
        }
        if (table.rows() instanceof RowCount.Dealt dealt) {
            if (link.filter(parent -> parent.target().equals(dealt.parent())).isEmpty()) {
                throw notFromThere(table, dealt, link);
            }
            var key = Key.of(draft.scenario().seed()).child(name.toString()).child("children");
            return Numbering.dealt(
                    name.toString(),
                    sorts.limited(most),
                    home.orElseThrow(),
                    slice,
                    Dealings.of(dealt, key),
                    number -> sorts.sizes().get(number) == 0 ? 0 : edges.rows(name));
        }
        return Numbering.even(
                name.toString(), sorts.limited(most), home, slice, number -> rowsOf(table, sorts, number, most));
    }

    private Tenants sorts(TableName name) {
        var owned = draft.lineage().owned().contains(name);
        var volume = owned ? tenants : Tenants.alike(1);
        return edges.off() ? volume : volume.followed(owned ? edges.emptyTenants() : 0);
    }

    /// How many rows a tenant of a class has.
    private long rowsOf(DraftTable table, Tenants sorts, int number, long most) {
        if (draft.lineage().root().filter(table.table().name()::equals).isPresent()) {
            return sorts.isLast(number) ? edges.rows(table.table().name()) : 1;
        }
        var size = sorts.sizes().get(number);
        if (size == 0) {
            return 0;
        }
        if (sorts.isLast(number)) {
            return edges.rows(table.table().name());
        }
        return switch (table.rows()) {
            case RowCount.PerTenant(var rows) -> sized(rows, size);
            case RowCount.Total(var rows) -> sized(Math.ceilDiv(rows, Math.max(1, most)), size);
            case RowCount.PerParent(var rows, var parent) ->
                Math.max(
                        1,
                        Math.round(rows
                                * Optional.ofNullable(numberings.get(parent))
                                        .map(numbering -> numbering.perTenantOf(number))
                                        .orElse(1L)));
            case RowCount.Dealt _, RowCount.Booked _ -> throw new IllegalStateException("it is counted elsewhere");
        };
    }

    private static long sized(long rows, double size) {
        return rows == 0 ? 0 : Math.max(1, Math.round(rows * size));
    }

    private boolean tightened(DraftTable table) {
        var name = table.table().name();
        var numbering = of(name);
        if (numbering.volume() == 0) {
            return false;
        }
        var limit = partitionless(table).or(() -> orphaned(table, numbering)).or(() -> crowded(table, numbering));
        limit.ifPresent(found -> {
            if (!found.room().none() || !disproved.addAll(draft.lineage().guessed(name))) {
                limits.merge(name, found, Limit::and);
            }
        });
        return limit.isPresent();
    }

    private Optional<Limit> partitionless(DraftTable table) {
        return table.table()
                .partitioning()
                .filter(Numberings::bare)
                .map(_ -> limit(
                        table,
                        NONE,
                        table.table().name().toString(),
                        "It is partitioned and has no partition, so PostgreSQL takes no row.",
                        "Create a partition of it in the schema."));
    }

    private static boolean bare(Partitioning partitioning) {
        return partitioning.partitions().stream()
                .allMatch(partition ->
                        partition.partitioning().filter(Numberings::bare).isPresent());
    }

    /// A row that must have a parent cannot be where there is none.
    private Optional<Limit> orphaned(DraftTable table, Numbering numbering) {
        for (var link : draft.lineage().links(table.table().name())) {
            var target = of(link.target());
            if (link.required() && link.enforced() && !link.selfReference()) {
                if (Slices.of(link, draft.lineage()).before(target.mostPerTenant()) == 0) {
                    return Optional.of(childless(table, link, NONE, link.target() + " has no rows to point at."));
                }
                if (draft.lineage().owned().contains(link.target()) && target.tenants() < numbering.tenants()) {
                    var fewer = new Room(target.tenants(), numbering.mostPerTenant(), link.constraint());
                    var none = childless(table, link, NONE, link.target() + " has no rows to point at.");
                    return Optional.of(new Limit(fewer, none.problem()));
                }
                var lonely = uniquer(table).lonely(link, numbering);
                if (lonely.isPresent()) {
                    var why = "A check asks for two different rows of " + link.target() + ", and there is one.";
                    return Optional.of(childless(table, link, lonely.get(), why));
                }
            }
        }
        return Optional.empty();
    }

    private Limit childless(DraftTable table, Link link, Room room, String why) {
        var where = table.table().name() + ", " + link.constraint();
        return limit(table, room, where, why, "Make room for rows in " + link.target() + ".");
    }

    private Optional<Limit> crowded(DraftTable table, Numbering numbering) {
        return uniquer(table)
                .room(numbering)
                .map(room -> limit(
                        table,
                        room,
                        table.table().name() + ", " + room.key(),
                        crowded(numbering, room),
                        "Ask for fewer rows or tenants, or give one of its columns a rule with more values."));
    }

    private static String crowded(Numbering numbering, Room room) {
        var several = numbering.tenants();
        return numbering.volume() + " rows are wanted, and the unique key has room for "
                + room.limit(numbering).volume()
                + (several > 1 ? " in " + several + " tenants." : ".");
    }

    private static Problem noRoom(String where, String why, String remedy) {
        return Problem.error(
                Category.UNSATISFIABLE, "There is no room for that many different rows.", where, why, remedy);
    }

    /// What a person asked for is refused, where a drafted number gives way; small tenants have what they have room
    /// for.
    private Limit limit(DraftTable table, Room room, String where, String why, String remedy) {
        if (!room.ofClass().isEmpty()
                && !(table.rows() instanceof RowCount.Dealt)
                && draft.scenario().recipe(table.table().name()).rows().isPresent()) {
            return new Limit(
                    room,
                    Problem.warning(
                            Category.UNSATISFIABLE,
                            "Some tenants have fewer rows than the scenario says.",
                            where,
                            why,
                            remedy));
        }
        if (draft.scenario().recipe(table.table().name()).rows().isPresent()) {
            throw noRoom(where, why, remedy).exception();
        }
        return new Limit(room, Problem.error(Category.UNSATISFIABLE, "A table stays empty.", where, why, remedy));
    }

    private static SeedbedException notFromThere(DraftTable table, RowCount.Dealt rows, Optional<Link> home) {
        return Problem.error(
                        Category.UNSATISFIABLE,
                        "Rows of " + table.table().name() + " are not dealt out to those of " + rows.parent() + ".",
                        table.table().name().toString(),
                        home.map(link -> "They hang from " + link.target() + ".")
                                .orElse("They hang from no table."),
                        home.map(link -> "Write {per: " + link.target() + ", …}, or a plain number of rows.")
                                .orElse("Write a plain number of rows."))
                .exception();
    }

    private static SeedbedException tooMany(DraftTable table, Numbering rows) {
        return Problem.error(
                        Category.UNSATISFIABLE,
                        "That many rows cannot be numbered.",
                        table.table().name().toString(),
                        rows.mostPerTenant() + " rows in each of " + rows.tenants()
                                + " tenants are wanted; a table may have " + MOST_ROWS + ".",
                        "Ask for fewer rows or tenants.")
                .exception();
    }

    /// The columns as far as their values can be counted before rows are numbered.
    private List<Cell> cells(DraftTable table) {
        var nothing = new Numbering("", 1, 1, Optional.empty());
        var key = Key.of(draft.scenario().seed());
        var moment = new RowMoment(key, nothing, Optional.empty(), asOfMicros);
        var row = new Cell.Row(key, nothing, moment, asOfMicros, Surroundings.NONE);
        var found = new ArrayList<Cell>();
        for (var column : table.columns()) {
            var bounds = table.constraints().bounds(column.column().name());
            found.add(new Cell(column, bounds, Optional.empty(), row, Cell.Order.FREE));
        }
        return found;
    }
}
