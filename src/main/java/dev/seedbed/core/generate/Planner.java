package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.EdgeRefusals.Refusal;
import dev.seedbed.core.generate.ledger.LedgerSources;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Reference;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Arrival;
import dev.seedbed.core.generate.value.ArrivalCurve;
import dev.seedbed.core.generate.value.Concatenation;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Moment;
import dev.seedbed.core.generate.value.Nothing;
import dev.seedbed.core.generate.value.RowMoment;
import dev.seedbed.core.scenario.Arrivals;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.check.GeneratedText;
import dev.seedbed.core.scenario.check.GeneratedText.Part;
import dev.seedbed.core.scenario.draft.ClockRules;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.Invariants;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.Trigger;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Turns a complete draft into a plan: numbers every table's rows within the room that its unique keys leave, then
/// chooses a source for every column. What cannot be satisfied is said here, before anything is written.
public final class Planner {

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int SAMPLES = 1_000;

    private final Draft draft;
    private final Key key;
    private final long asOfMicros;
    private final Sources sources;
    private final Others others = new OtherTables();
    private final Numberings numberings;
    private final Optional<LedgerSources> ledger;
    private final Map<TableName, Columns> columns = new HashMap<>();
    private final Map<TableName, Map<String, ValueSource>> cells = new HashMap<>();
    private final Map<TableName, Moment> moments = new HashMap<>();
    private final Map<TableName, TablePlan> plans = new HashMap<>();
    private final List<Problem> warnings = new ArrayList<>();
    private Pins pins = Pins.NONE;

    private Planner(Draft wanted, Map<TableName, Retreat> retreats, EdgeRefusals refused) {
        this.key = Key.of(wanted.scenario().seed());
        this.asOfMicros =
                wanted.scenario().asOf().atStartOfDay().toEpochSecond(ZoneOffset.UTC) / 86_400 * MICROS_PER_DAY;
        this.numberings = numbered(wanted, retreats, refused, asOfMicros);
        this.draft = numberings.settled();
        this.sources = new Sources(draft.scenario().wording(), draft.scenario().generators(), key.child("languages"));
        this.ledger = numberings
                .bookkeeping()
                .map(bookkeeping -> new LedgerSources(
                        bookkeeping,
                        key.child("ledger"),
                        part -> numbering(bookkeeping.ledger().table(part).orElseThrow()),
                        types(bookkeeping.ledger()),
                        new LedgerFit(draft, bookkeeping.ledger()).bookingKey()));
    }

    private static Numberings numbered(
            Draft wanted, Map<TableName, Retreat> retreats, EdgeRefusals refused, long asOfMicros) {
        try {
            return Numberings.of(wanted, retreats, refused, asOfMicros);
        } catch (ArithmeticException beyondAnyNumber) {
            throw Problem.error(
                            Category.UNSATISFIABLE,
                            "That many rows cannot be numbered.",
                            "the tables of the scenario",
                            "More are wanted than can be counted.",
                            "Ask for fewer rows or tenants.")
                    .exception(beyondAnyNumber);
        }
    }

    public static Plan plan(Draft draft) {
        return plan(draft, Map.of());
    }

    /// Gives some tables fewer rows than the draft wants, or none, each for the reason given.
    public static Plan plan(Draft draft, Map<TableName, Retreat> retreats) {
        return plan(draft, retreats, EdgeRefusals.NONE);
    }

    /// The same without edge cases that are known to be impossible, nor others that turn out to be.
    public static Plan plan(Draft draft, Map<TableName, Retreat> retreats, EdgeRefusals refused) {
        for (var known = refused; ; ) {
            var planner = new Planner(draft, retreats, known);
            var plan = planner.plan();
            var more = planner.edgeRefusals(plan);
            if (more.none()) {
                return plan;
            }
            known = known.and(more);
        }
    }

    /// How the rows of every table would be numbered, without a source for any value.
    public static Map<TableName, Numbering> numberings(Draft draft) {
        var planner = new Planner(draft, Map.of(), EdgeRefusals.NONE);
        return planner.draft.tables().stream()
                .map(table -> table.table().name())
                .collect(Collectors.toMap(name -> name, planner::numbering));
    }

    /// What columns would hold by other rules, all else as the draft says.
    public static Alternatives alternatives(Draft draft) {
        var planner = new Planner(draft, Map.of(), EdgeRefusals.NONE);
        planner.arise();
        planner.draft.tables().forEach(planner::make);
        return new Alternatives(planner);
    }

    private Map<Ledger.Role, ColumnType> types(Ledger ledger) {
        var types = new EnumMap<Ledger.Role, ColumnType>(Ledger.Role.class);
        for (var role : Ledger.Role.values()) {
            ledger.column(role)
                    .ifPresent(column -> types.put(
                            role,
                            draft.schema()
                                    .table(column.table())
                                    .column(column.column())
                                    .type()));
        }
        return types;
    }

    private Plan plan() {
        ClockRules.check(draft);
        var refusals = numberings.refusals();
        warnings.addAll(refusals);
        warnOfTriggers();
        arise();
        warnings.addAll(Invariants.doubts(draft));
        draft.tables().forEach(this::make);
        for (var table : draft.tables()) {
            var name = table.table().name();
            plans.put(
                    name,
                    new TablePlan(
                            table,
                            numbering(name),
                            made(name).plan(cells(name)),
                            made(name).references()));
        }
        for (var table : draft.tables()) {
            var name = table.table().name();
            warnings.addAll(new Doubts(draft, planned(name), made(name)).list());
            warnings.addAll(new PinDoubts(planned(name), made(name), pins.rows(name)).list());
        }
        var tables = draft.tables().stream()
                .map(table -> planned(table.table().name()))
                .toList();
        return new Plan(draft, tables, pins.rows(), pins.edges(), warnings);
    }

    /// Which rows are pinned, and when all of them come to be.
    private void arise() {
        pins = Pins.of(
                draft, numberings::of, numberings.refusals(), numberings.edges().placed(numberings::of));
        draft.lineage().order().forEach(this::arise);
    }

    private EdgeRefusals edgeRefusals(Plan plan) {
        var refusals = new HashMap<EdgeCell, Refusal>();
        for (var table : plan.tables()) {
            var rows = plan.edges().rows(table.name());
            if (!rows.isEmpty()) {
                refusals.putAll(made(table.name()).edgeRefusals());
                refusals.putAll(new EdgeRivals(table, rows).refusals());
            }
        }
        return new EdgeRefusals(refusals, Map.of(), Set.of());
    }

    /// Rows come to be after their home parents.
    private void arise(TableName name) {
        var home = draft.lineage().home(name).map(link -> moment(link.target()));
        var plain = new RowMoment(tableKey(name).child("moment"), numbering(name), home, asOfMicros);
        if (draft.scenario()
                .ledger()
                .flatMap(books -> books.table(Ledger.Part.BOOKINGS))
                .filter(name::equals)
                .isPresent()) {
            moments.put(name, ledger.orElseThrow().bookingMoment());
            return;
        }
        moments.put(
                name,
                draft.scenario()
                        .recipe(name)
                        .arrivals()
                        .<Moment>map(arrivals -> arrival(name, plain, arrivals))
                        .orElse(plain));
    }

    private Arrival arrival(TableName name, RowMoment plain, Arrivals arrivals) {
        var curve = ArrivalCurve.of(arrivals, draft.scenario().asOf());
        if (curve.empty()) {
            throw Problem.error(
                            Category.UNSATISFIABLE,
                            "No row can ever arrive.",
                            name.toString(),
                            "The weights of all days from " + arrivals.from() + " until "
                                    + arrivals.until().orElse(draft.scenario().asOf()) + " are 0, or there are none.",
                            "Let the arrivals begin earlier or end later, or raise a weight.")
                    .exception();
        }
        var arrival = new Arrival(plain, curve);
        warnOfLateRows(name, arrival, plain.numbering());
        return arrival;
    }

    private void warnOfLateRows(TableName name, Arrival arrival, Numbering numbering) {
        var step = Math.max(1, numbering.rows() / SAMPLES);
        var late = LongStream.iterate(0, row -> row < numbering.rows(), row -> row + step)
                .filter(row -> arrival.late(numbering.place(row)))
                .count();
        if (late > 0) {
            warnings.add(Problem.warning(
                    Category.UNSATISFIABLE,
                    "Some rows come after their arrivals end.",
                    name.toString(),
                    "About " + Math.max(1, late * step * 100 / numbering.rows())
                            + " % of the rows have a parent that came to be later; they come behind it.",
                    "Let the arrivals end later, or give the parent's table arrivals that end before."));
        }
    }

    private void warnOfTriggers() {
        var names = draft.schema().tables().stream()
                .filter(table -> table.triggers().stream().anyMatch(Trigger::onInsert)
                        || !table.interception().insertRules().isEmpty())
                .map(table -> table.name().toString())
                .toList();
        if (!names.isEmpty()) {
            warnings.add(Problem.warning(
                    Category.FINDING,
                    "Triggers and rules are switched off while the rows are loaded.",
                    String.join(", ", names),
                    "What they would write is generated as well; what they would refuse is not asked.",
                    "Look at these tables' rows if a trigger keeps a rule of yours."));
        }
    }

    private void make(DraftTable table) {
        var name = table.table().name();
        var made = columns(table, numberings.uniquer(table));
        columns.put(name, made);
        cells.put(name, made.cells());
    }

    private Columns columns(DraftTable table, Uniquer uniquer) {
        var name = table.table().name();
        var row = row(table);
        var uniqueness = uniquer.uniqueness(numbering(name), row.key(), warnings);
        return new Columns(draft.lineage(), table, row, uniqueness, sources, others, pins.of(name, empty(table)));
    }

    Draft draft() {
        return draft;
    }

    /// The columns of a table of the draft by other rules, as many rows as it has. Throws where there are not as many
    /// values.
    Columns other(DraftTable table) {
        var uniquer = numberings.uniquerOf(table);
        uniquer.room(numbering(table.table().name())).ifPresent(room -> {
            throw numberings.crowded(table, room).exception();
        });
        return columns(table, uniquer);
    }

    Numbering numbering(TableName name) {
        return numberings.of(name);
    }

    /// The columns that may be NULL on their own.
    private List<String> empty(DraftTable table) {
        return table.columns().stream()
                .map(column -> column.column())
                .filter(column -> EdgeCells.mayBeNull(column) && EdgeCells.free(draft, table.table(), column.name()))
                .map(Column::name)
                .toList();
    }

    private final class OtherTables implements Others {
        @Override
        public Numbering numbering(TableName table) {
            return Planner.this.numbering(table);
        }

        @Override
        public ValueSource source(TableName table, String column) {
            return draft.schema().table(table).column(column).written()
                    ? Optional.ofNullable(cells(table).get(column)).orElseThrow()
                    : generated(draft.schema().table(table), column);
        }

        @Override
        public Optional<LedgerSources> ledger() {
            return ledger;
        }

        @Override
        public Reference reference(Link link) {
            return made(link.table()).reference(link);
        }

        @Override
        public DraftTable draft(TableName table) {
            return draft.table(table);
        }

        @Override
        public Key key(TableName table) {
            return tableKey(table);
        }
    }

    /// What the server will compute, where that is known.
    private ValueSource generated(Table table, String column) {
        var names = table.columns().stream().map(Column::name).toList();
        return GeneratedText.of(table.column(column), names)
                .<ValueSource>map(text -> new Concatenation(text.parts().stream()
                        .map(part -> switch (part) {
                            case Part.Constant(var constant) -> new Constant(constant);
                            case Part.OfColumn(var name) -> others.source(table.name(), name);
                        })
                        .toList()))
                .orElseGet(Nothing::new);
    }

    private Cell.Row row(DraftTable table) {
        var name = table.table().name();
        var surroundings = Surroundings.of(table, draft.lineage().owned().contains(name));
        return new Cell.Row(tableKey(name), numbering(name), moment(name), asOfMicros, surroundings);
    }

    private Key tableKey(TableName name) {
        return key.child(name.toString());
    }

    private Moment moment(TableName name) {
        return Optional.ofNullable(moments.get(name)).orElseThrow();
    }

    private Columns made(TableName name) {
        return Optional.ofNullable(columns.get(name)).orElseThrow();
    }

    private Map<String, ValueSource> cells(TableName name) {
        return Optional.ofNullable(cells.get(name)).orElseThrow();
    }

    private TablePlan planned(TableName name) {
        return Optional.ofNullable(plans.get(name)).orElseThrow();
    }
}
