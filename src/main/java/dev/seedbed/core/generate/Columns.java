package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.EdgeRefusals.Refusal;
import dev.seedbed.core.generate.row.Reference;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Cases;
import dev.seedbed.core.generate.value.Computed;
import dev.seedbed.core.generate.value.Derivation;
import dev.seedbed.core.generate.value.Either;
import dev.seedbed.core.generate.value.Evaluation;
import dev.seedbed.core.generate.value.Moments;
import dev.seedbed.core.generate.value.Nothing;
import dev.seedbed.core.generate.value.ParentValue;
import dev.seedbed.core.generate.value.Presence;
import dev.seedbed.core.generate.value.Sometimes;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Formula;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.scenario.check.ColumnBounds;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.Lineage;
import dev.seedbed.core.schema.Exclusion;
import dev.seedbed.core.synthetic.ColumnProof;
import dev.seedbed.core.synthetic.ProofClass;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Chooses a source for every column of one table: its parent's key, a slot of its own, or what its rule says; with
/// NULLs where the column has some.
final class Columns {

    private final Lineage lineage;
    private final DraftTable table;
    private final Cell.Row row;
    private final Uniqueness uniqueness;
    private final Sources sources;
    private final Proofs proofs;
    private final Others others;
    private final BookedSources booked;
    private final References references;
    private final Ranks ranks;
    private final Peers peers;
    private final KeptSources kept;
    private final Nulls nulls;
    private final Map<String, ValueSource> slots;
    private final Joints joints;
    private final Pairs pairs;
    private final Pins.OfTable pins;
    private final Map<String, ValueSource> known = new HashMap<>();
    private final Map<String, Computed> computed = new HashMap<>();
    private final Set<String> making = new LinkedHashSet<>();

    Columns(
            Lineage lineage,
            DraftTable table,
            Cell.Row row,
            Uniqueness uniqueness,
            Sources sources,
            Others others,
            Pins.OfTable pins) {
        this.lineage = lineage;
        this.table = table;
        this.ranks = new Ranks(table, uniqueness);
        this.peers = new Peers(lineage, table, uniqueness);
        this.row = anchored(row, table, uniqueness);
        this.uniqueness = uniqueness;
        this.sources = sources;
        this.proofs = new Proofs(sources);
        this.others = others;
        this.booked = new BookedSources(lineage, table.table().name(), others);
        this.references = new References(lineage, table, row, uniqueness, others);
        this.kept = new KeptSources(lineage, table, uniqueness, others, references);
        this.nulls = new Nulls(lineage, table, row, uniqueness);
        this.slots = exclusionSlots().sources();
        this.joints = new Joints(lineage, table, row, uniqueness, name -> source(table.column(name)));
        this.pairs = new Pairs(lineage, table, row, uniqueness, references, others, this::own);
        this.pins = pins;
    }

    /// What makes the cells of each column; before the {@link #plan}, for other tables may ask for them by then.
    Map<String, ValueSource> cells() {
        return table.columns().stream()
                .collect(Collectors.toMap(column -> column.column().name(), this::cells));
    }

    List<ColumnPlan> plan(Map<String, ValueSource> cells) {
        return table.columns().stream()
                .map(column -> new ColumnPlan(
                        column,
                        Optional.ofNullable(cells.get(column.column().name())).orElseThrow(),
                        pins.proof(cell(column), proof(column))))
                .toList();
    }

    /// The edge cases that would break what is proven of their columns.
    Map<EdgeCell, Refusal> edgeRefusals() {
        var refusals = new HashMap<EdgeCell, Refusal>();
        if (!pins.edges().isEmpty()) {
            table.columns().forEach(column -> refusals.putAll(pins.refusals(cell(column), proof(column))));
        }
        for (var edge : pins.edges()) {
            edge.cell()
                    .column()
                    .filter(slots::containsKey)
                    .ifPresent(column -> refusals.put(
                            edge.cell(),
                            new Refusal(
                                    table.table().exclusions().stream()
                                            .filter(exclusion -> exclusion.elements().stream()
                                                    .anyMatch(element ->
                                                            element.expression().contains(column)))
                                            .map(Exclusion::name)
                                            .collect(Collectors.joining(", ")),
                                    "Each row has a stretch to itself.")));
        }
        return refusals;
    }

    /// What is written: what was chosen has the last word, and columns that look at this one see what it says.
    private ValueSource cells(DraftColumn column) {
        return pins.in(column.column().name(), unpinned(column), source(column));
    }

    private ValueSource unpinned(DraftColumn column) {
        var name = column.column().name();
        if (column.rule() instanceof ColumnRule.Booked) {
            return source(column);
        }
        if (table.constraints().joint(name).isEmpty()) {
            return nulls.in(column, source(column));
        }
        return lineage.deciding(table.table().name(), name).isPresent()
                ? joints.present(name, source(column))
                : source(column);
    }

    Reference reference(Link link) {
        return references.of(link);
    }

    Map<Link, Reference> references() {
        return references.all(booked);
    }

    /// Whether its values tell rows apart, so that nothing else can decide them.
    boolean distinct(String column) {
        return uniqueness.index(column).isPresent();
    }

    /// The links that must point at a row, and may find none.
    List<Link> doubtful() {
        return row.numbering().rows() == 0
                ? List.of()
                : lineage.links(table.table().name()).stream()
                        .filter(link -> link.enforced() && link.required() && references.maybeNone(link))
                        .toList();
    }

    /// The exclusion constraints that no slots keep.
    List<Exclusion> unsolvedExclusions() {
        return exclusionSlots().unsolved();
    }

    List<RuleCuts.Division> divisions() {
        return ranks.divisions();
    }

    private ExclusionSlots exclusionSlots() {
        return new ExclusionSlots(table, row, lineage.home(table.table().name()));
    }

    /// Where a column that must rise among others is unique as well, all of them step with its index: a day each row.
    private Cell.Row anchored(Cell.Row given, DraftTable draft, Uniqueness unique) {
        return draft.columns().stream()
                .map(column -> column.column())
                .filter(column -> Moments.Form.of(column.type()).isPresent()
                        && ranks.of(column.name()).bound())
                .flatMap(column -> unique.index(column.name()).stream())
                .findFirst()
                .map(index -> given.at(place -> given.asOfMicros() - (index.of(place) + 1) * Moments.DAY))
                .orElse(given);
    }

    private ValueSource source(DraftColumn column) {
        var name = column.column().name();
        var made = Optional.ofNullable(known.get(name));
        if (made.isPresent()) {
            return made.get();
        }
        if (!making.add(name)) {
            throw circle(name);
        }
        if (column.rule() instanceof ColumnRule.Kept(var promise)) {
            mustBeFree(column, promise);
        }
        var free = booked.of(column)
                .or(() -> Optional.ofNullable(slots.get(name)))
                .or(() -> lineage.deciding(table.table().name(), name).map(link -> parent(link, column)))
                .or(() -> pairs.source(column))
                .or(() -> sorted(column))
                .or(() -> copied(name))
                .or(() -> joints.values(name))
                .orElseGet(() -> own(column));
        making.remove(name);
        var source = pins.in(name, free);
        known.put(name, source);
        return source;
    }

    /// What else decides a column would break its promise.
    private void mustBeFree(DraftColumn column, Promise promise) {
        var name = column.column().name();
        if (peers.absent(name)
                || slots.containsKey(name)
                || pairs.source(column).isPresent()
                || sorted(column).isPresent()
                || peers.leader(name).isPresent()
                || table.constraints().joint(name).isPresent()) {
            throw kept.decidedTwice(name, promise);
        }
    }

    /// Why what {@link #source} makes tells of nobody, decided in the same order.
    private ColumnProof proof(DraftColumn column) {
        var name = column.column().name();
        if (column.rule() instanceof ColumnRule.Booked) {
            return ownProof(column);
        }
        if (slots.containsKey(name)) {
            return ColumnProof.of(ProofClass.FORMED, "a slot that no other row has");
        }
        return lineage.deciding(table.table().name(), name)
                .map(link -> parentProof(link, column))
                .or(() -> pairs.source(column)
                        .map(_ -> ColumnProof.of(ProofClass.DERIVED, "points at a row of one of several tables")))
                .or(() -> sorted(column).map(_ -> sortedProof(column)))
                .or(() -> peers.leader(name).map(leader -> proof(table.column(leader))))
                .or(() -> joints.values(name)
                        .map(_ ->
                                ColumnProof.of(ProofClass.CLOSED, "one of a few values that the checks take together")))
                .orElseGet(() -> ownProof(column));
    }

    private ColumnProof parentProof(Link link, DraftColumn column) {
        var key = ColumnProof.of(ProofClass.DERIVED, "the key of a row of " + link.target());
        return link.enforced() || column.nulls() > 0 || !references.maybeNone(link) ? key : key.or(ownProof(column));
    }

    private ColumnProof sortedProof(DraftColumn column) {
        var asked = ColumnProof.of(ProofClass.CLOSED, "values that keys of other tables ask for");
        return lineage.discriminators()
                        .of(table.table().name(), column.column().name())
                        .filter(discriminator -> discriminator.unique())
                        .isPresent()
                ? asked.or(ownProof(column))
                : asked;
    }

    private ColumnProof ownProof(DraftColumn column) {
        var cell = cell(column);
        var own = Proofs.repeats(column.rule()) ? proofs.computed(cell, source(column)) : proofs.of(cell);
        return uniqueness.conditions(cell.name()).isEmpty()
                ? own
                : own.or(ColumnProof.of(ProofClass.CLOSED, "values that a partial unique key names"));
    }

    private SeedbedException circle(String column) {
        return Problem.error(
                        Category.UNSATISFIABLE,
                        "Columns look at each other in a circle.",
                        table.table().name() + ", " + column,
                        "A check makes " + String.join(", ", making) + " equal, or different, besides.",
                        "Give one of them a rule that looks at no other column.")
                .exception();
    }

    /// The source of the column that this one must be equal to, unless that one follows this one: a key leads, and what
    /// is unique.
    private Optional<ValueSource> copied(String name) {
        return peers.leader(name).map(leader -> source(table.column(leader)));
    }

    /// The values that keys of other tables ask for, in turn or in the first rows.
    private Optional<ValueSource> sorted(DraftColumn column) {
        var name = column.column().name();
        return lineage.discriminators()
                .of(table.table().name(), name)
                .map(discriminator -> discriminator.unique()
                        ? roster(column, discriminator.values())
                        : Rosters.inTurn(discriminator.values()));
    }

    private ValueSource roster(DraftColumn column, List<String> first) {
        var name = column.column().name();
        var bounds = ranks.bounds(name);
        var cell = new Cell(column, bounds, Optional.empty(), row, ranks.of(name));
        return Rosters.roster(cell, first, own(column, bounds.and(Rosters.above(first))));
    }

    private ValueSource own(DraftColumn column) {
        return own(column, ranks.bounds(column.column().name()));
    }

    private ValueSource own(DraftColumn column, ColumnBounds bounds) {
        var cell = cell(column, bounds);
        if (column.rule() instanceof ColumnRule.Kept(var promise)) {
            return kept(cell, promise);
        }
        var few = uniqueness.conditions(cell.name());
        return few.isEmpty()
                ? Sources.avoiding(cell, made(cell), rivals(cell.name()))
                : new Conditional(cell, few).source(made(cell));
    }

    /// What a source for a column has to know.
    Cell cell(DraftColumn column) {
        return cell(column, ranks.bounds(column.column().name()));
    }

    private Cell cell(DraftColumn column, ColumnBounds bounds) {
        var name = column.column().name();
        return new Cell(column, bounds, uniqueness.index(name), row, ranks.of(name));
    }

    private ValueSource kept(Cell cell, Promise promise) {
        var source = kept.of(cell, promise, rule -> made(cell.by(rule)));
        if (source instanceof Computed number) {
            computed.put(cell.name(), number);
        }
        return source;
    }

    /// A rule that looks at other cells of the row gives way where the column's values must differ.
    private ValueSource made(Cell cell) {
        if (cell.unique().isPresent()) {
            return sources.of(cell);
        }
        return switch (cell.draft().rule()) {
            case ColumnRule.Depending rule -> cases(cell, rule);
            case ColumnRule.Derived rule -> derivation(cell, rule.formula());
            default -> sources.of(cell);
        };
    }

    private Derivation derivation(Cell cell, Formula formula) {
        var columns = formula.columns().stream();
        var cells = columns.collect(Collectors.toMap(name -> name, name -> cells(table.column(name))));
        var made = new Derivation(new Evaluation(formula, cells), Limits.room(cell));
        if (cell.draft().rule().equals(table.column(cell.name()).rule())) {
            computed.put(cell.name(), made);
        }
        return made;
    }

    /// What makes the values of a column that follow from others.
    Optional<Computed> computed(String column) {
        return Optional.ofNullable(computed.get(column));
    }

    private ValueSource cases(Cell cell, ColumnRule.Depending rule) {
        return new Cases(
                cells(table.column(rule.column())),
                rule.cases().stream()
                        .collect(Collectors.toMap(
                                ColumnRule.Depending.Case::value, one -> outcome(cell, one.outcome()))),
                rule.otherwise().map(outcome -> outcome(cell, outcome)).orElseGet(Nothing::new));
    }

    private ValueSource outcome(Cell cell, ColumnRule.Depending.Outcome outcome) {
        var source = made(cell.by(outcome.rule()));
        return outcome.nulls() == 0
                ? source
                : new Sometimes(new Presence.Share(cell.key().child("presence"), 1 - outcome.nulls()), source);
    }

    /// The values that it must not be equal to.
    private List<ValueSource> rivals(String column) {
        return peers.rivals(column).map(rival -> source(table.column(rival))).toList();
    }

    /// Where nothing enforces the key, a row that finds no parent can do without.
    private ValueSource parent(Link link, DraftColumn column) {
        var name = column.column().name();
        var reference = references.of(link);
        var parent = new ParentValue(reference, () -> others.source(link.target(), link.targetOf(name)));
        return link.enforced() || column.nulls() > 0 || !references.maybeNone(link)
                ? parent
                : new Either(place -> reference.of(place).row() >= 0, parent, own(column));
    }
}
