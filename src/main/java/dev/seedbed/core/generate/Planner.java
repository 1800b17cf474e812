package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.value.RowMoment;
import dev.seedbed.core.scenario.Draft;
import dev.seedbed.core.scenario.Draft.DraftTable;
import dev.seedbed.core.scenario.Drafter;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.Trigger;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Turns a complete draft into a plan: numbers every table's rows within the room that its unique keys leave, then
/// chooses a source for every column. What cannot be satisfied is said here, before anything is written.
public final class Planner {

    private static final long MOST_ROWS = 1_000_000_000L;
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private Draft draft;
    private final Key key;
    private final long asOfMicros;
    private final Sources sources = new Sources();
    private final Map<TableName, Numbering> numberings = new HashMap<>();
    private final Map<TableName, RowMoment> moments = new HashMap<>();
    private final Map<TableName, TablePlan> plans = new HashMap<>();
    private final List<Problem> warnings = new ArrayList<>();

    /// What stays empty, and why.
    private final Map<TableName, Problem> refused;

    /// Those that the draft knows of already.
    private Set<TableName> known = Set.of();

    private Planner(Draft draft, Map<TableName, Problem> refused) {
        this.draft = draft;
        this.refused = new TreeMap<>(refused);
        this.key = Key.of(draft.scenario().seed());
        this.asOfMicros =
                draft.scenario().asOf().atStartOfDay().toEpochSecond(ZoneOffset.UTC) / 86_400 * MICROS_PER_DAY;
    }

    public static Plan plan(Draft draft) {
        return plan(draft, Map.of());
    }

    /// Leaves the refused tables without rows, each for the reason given.
    public static Plan plan(Draft draft, Map<TableName, Problem> refused) {
        return new Planner(draft, refused).plan();
    }

    private Plan plan() {
        number();
        warnOfTriggers();
        for (var table : draft.tables()) {
            plans.put(table.table().name(), table(table));
        }
        var tables = draft.tables().stream()
                .map(table -> planned(table.table().name()))
                .toList();
        return new Plan(settled(), tables, warnings);
    }

    /// Numbers all tables, again and again until every row that needs a parent has one: what stays empty is no home to
    /// anybody.
    private void number() {
        var given = draft;
        do {
            known = Set.copyOf(refused.keySet());
            numberings.clear();
            if (!known.isEmpty()) {
                draft = Drafter.without(given, known);
            }
            draft.tables().forEach(this::number);
            emptyBehindEmpty();
        } while (refused.size() > known.size());
        warnings.addAll(refused.values());
    }

    /// The draft with the row counts that its unique keys left room for, so that the drafted file asks for no more.
    private Draft settled() {
        var settled = draft.tables().stream().map(this::settled).toList();
        return new Draft(draft.schema(), draft.graph(), draft.lineage(), draft.scenario(), settled);
    }

    private DraftTable settled(DraftTable table) {
        var numbering = numbering(table.table().name());
        var rows = table.rows() instanceof RowCount.Total
                ? new RowCount.Total(numbering.rows())
                : new RowCount.PerTenant(numbering.perTenant());
        return wanted(table, numbering.tenants()) == numbering.perTenant()
                ? table
                : new DraftTable(table.table(), rows, table.rowsReason(), table.columns(), table.constraints());
    }

    private void warnOfTriggers() {
        var names = draft.schema().tables().stream()
                .filter(table -> table.triggers().stream().anyMatch(Trigger::onInsert))
                .map(table -> table.name().toString())
                .toList();
        if (!names.isEmpty()) {
            warnings.add(Problem.warning(
                    Category.FINDING,
                    "Triggers are switched off while the rows are loaded.",
                    String.join(", ", names),
                    "What they would write is generated as well; what they would refuse is not asked.",
                    "Look at these tables' rows if a trigger keeps a rule of yours."));
        }
    }

    private void number(DraftTable table) {
        var name = table.table().name();
        var owned = draft.lineage().owned().contains(name);
        var tenants =
                owned && draft.graph().root().isPresent() ? draft.scenario().tenants() : 1;
        var home = draft.lineage().home(name).map(link -> numbering(link.target()));
        var room = uniquer(table, tenants).room(tenants);
        var wanted = wanted(table, tenants);
        if (room.perTenant() < wanted && !refused.containsKey(name) && !unsettled(name)) {
            checkRoom(table, tenants, wanted, room);
        }
        var perTenant = refused.containsKey(name) ? 0 : Math.min(wanted, room.perTenant());
        if (perTenant > MOST_ROWS / tenants) {
            throw tooMany(table, wanted, tenants);
        }
        var numbering = new Numbering(name.toString(), tenants, perTenant, home);
        numberings.put(name, numbering);
        var homeMoment = draft.lineage().home(name).map(link -> moment(link.target()));
        moments.put(name, new RowMoment(tableKey(name).child("moment"), numbering, homeMoment, asOfMicros));
    }

    private static SeedbedException tooMany(DraftTable table, long wanted, long tenants) {
        return Problem.error(
                        Category.UNSATISFIABLE,
                        "That many rows cannot be numbered.",
                        table.table().name().toString(),
                        wanted + " rows in each of " + tenants + " tenants are wanted; a table may have " + MOST_ROWS
                                + ".",
                        "Ask for fewer rows or tenants.")
                .exception();
    }

    /// Whether a parent has just turned out to stay empty: the next round numbers the table without it.
    private boolean unsettled(TableName name) {
        return draft.lineage().links(name).stream()
                .map(Link::target)
                .anyMatch(target -> refused.containsKey(target) && !known.contains(target));
    }

    private void checkRoom(DraftTable table, long tenants, long wanted, Uniquer.Room room) {
        var decided = draft.scenario().recipe(table.table().name()).rows().isPresent();
        if (!decided && room.perTenant() > 0) {
            return;
        }
        var problem = Problem.error(
                Category.UNSATISFIABLE,
                decided ? "There is no room for that many different rows." : "A table stays empty.",
                table.table().name() + ", " + room.key(),
                wanted * tenants + " rows are wanted, and the unique key has room for " + room.perTenant() * tenants
                        + (tenants > 1 ? " in " + tenants + " tenants." : "."),
                "Ask for fewer rows or tenants, or give one of its columns a rule with more values.");
        if (decided) {
            throw problem.exception();
        }
        refused.put(table.table().name(), problem);
    }

    /// A row that must have a parent cannot be where there is none.
    private void emptyBehindEmpty() {
        for (var table : draft.tables()) {
            var name = table.table().name();
            if (numbering(name).rows() > 0) {
                draft.lineage().links(name).stream()
                        .filter(link -> link.required()
                                && !link.selfReference()
                                && numbering(link.target()).rows() == 0)
                        .findFirst()
                        .ifPresent(link -> refused.put(name, orphaned(link)));
            }
        }
    }

    private static Problem orphaned(Link missing) {
        return Problem.error(
                Category.UNSATISFIABLE,
                "A table stays empty.",
                missing.table() + ", " + missing.constraint(),
                missing.target() + " has no rows to point at.",
                "Make room for rows in " + missing.target() + ".");
    }

    private long wanted(DraftTable table, long tenants) {
        var isRoot = draft.graph().root().filter(table.table().name()::equals).isPresent();
        if (isRoot) {
            return 1;
        }
        return switch (table.rows()) {
            case RowCount.PerTenant(var rows) -> rows;
            case RowCount.Total(var rows) -> Math.ceilDiv(rows, tenants);
            case RowCount.PerParent(var rows, var parent) ->
                Math.max(
                        1,
                        Math.round(rows
                                * Optional.ofNullable(numberings.get(parent))
                                        .map(Numbering::perTenant)
                                        .orElse(1L)));
        };
    }

    private TablePlan table(DraftTable table) {
        var name = table.table().name();
        var row = row(name);
        var numbering = numbering(name);
        var uniqueness = uniquer(table, numbering.tenants()).uniqueness(numbering, row.key(), warnings);
        var columns = new Columns(draft.lineage(), table, row, uniqueness, sources, this::numbering, this::planned);
        var plan = new TablePlan(table, numbering, columns.plan());
        warnings.addAll(new Doubts(draft, plan, columns).list());
        return plan;
    }

    private Uniquer uniquer(DraftTable table, long tenants) {
        var known = Optional.ofNullable(numberings.get(table.table().name()));
        var row = known.map(_ -> row(table.table().name()))
                .orElseGet(() -> new Cell.Row(
                        key,
                        new Numbering("", tenants, 1, Optional.empty()),
                        new RowMoment(key, new Numbering("", 1, 1, Optional.empty()), Optional.empty(), asOfMicros),
                        asOfMicros));
        var cells = new HashMap<String, Cell>();
        for (var column : table.columns()) {
            var bounds = table.constraints().bounds(column.column().name());
            cells.put(column.column().name(), new Cell(column, bounds, Optional.empty(), row, Cell.Order.FREE));
        }
        return new Uniquer(draft.lineage(), table, target -> Optional.ofNullable(numberings.get(target)), cells);
    }

    private Cell.Row row(TableName name) {
        return new Cell.Row(tableKey(name), numbering(name), moment(name), asOfMicros);
    }

    private Key tableKey(TableName name) {
        return key.child(name.toString());
    }

    private Numbering numbering(TableName name) {
        return Optional.ofNullable(numberings.get(name)).orElseThrow();
    }

    private RowMoment moment(TableName name) {
        return Optional.ofNullable(moments.get(name)).orElseThrow();
    }

    private TablePlan planned(TableName name) {
        return Optional.ofNullable(plans.get(name)).orElseThrow();
    }
}
