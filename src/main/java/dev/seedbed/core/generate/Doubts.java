package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.value.Computed;
import dev.seedbed.core.generate.value.PostgresPattern;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Distribution;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.scenario.Relation;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.draft.Draft.Confidence;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.synthetic.ProofClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What the plan of one table cannot promise: rules that it did not understand, or could not keep. Said before anything
/// is written.
record Doubts(Draft draft, TablePlan plan, Columns columns) {

    private static final int SAMPLES = 50;
    private static final int DERIVED_SAMPLES = 1_000;
    private static final long MOST_CELLS = 200_000;
    private static final double LEAST_LEFT = 0.5;

    List<Problem> list() {
        var doubts = new ArrayList<Problem>();
        checks(doubts);
        links(doubts);
        orders(doubts);
        plan.columns().forEach(column -> doubts.addAll(of(column)));
        return doubts;
    }

    /// Those of one column.
    List<Problem> of(ColumnPlan column) {
        var doubts = new ArrayList<Problem>();
        pattern(column, doubts);
        type(column, doubts);
        unused(column, doubts);
        tooShort(column, doubts);
        shape(column, doubts);
        derived(column, doubts);
        tied(column, doubts);
        return doubts;
    }

    private void checks(List<Problem> doubts) {
        for (var check : plan.draft().constraints().unsolved()) {
            doubts.add(warning(
                    "A check was not understood; rows may violate it.",
                    check.name(),
                    "CHECK (" + check.expression() + ") is beyond the rules that Seedbed solves.",
                    "Give its columns (" + String.join(", ", check.columns())
                            + ") rules in the scenario that satisfy it."));
        }
        for (var exclusion : columns.unsolvedExclusions()) {
            doubts.add(warning(
                    "An exclusion constraint was not understood; rows may violate it.",
                    exclusion.name(),
                    exclusion.definition() + " is beyond the rules that Seedbed solves.",
                    "Give its columns rules in the scenario that satisfy it."));
        }
    }

    private void links(List<Problem> doubts) {
        for (var link : columns.doubtful()) {
            doubts.add(warning(
                    "Some rows may find no row to point at.",
                    link.constraint(),
                    "Not every row of " + plan.name() + " has a row of " + link.target()
                            + " that agrees with its other keys.",
                    "Give " + link.target() + " more rows in the scenario."));
        }
    }

    /// Where rules of columns that must rise are not what divides their line.
    private void orders(List<Problem> doubts) {
        columns.divisions().stream()
                .filter(division -> !division.obstacle().isEmpty())
                .forEach(
                        division -> doubts.add(
                                warning(
                                        "Rules of columns that must rise cannot be kept.",
                                        String.join(", ", division.columns()),
                                        division.obstacle()
                                                + " So 'between' is not used here, and distributions are cut to an even share.",
                                        "Give all of them rules ('between', a distribution, a list) whose values rise, or remove the rules.")));
    }

    /// Holds the first values against the check's own pattern.
    private void pattern(ColumnPlan column, List<Problem> doubts) {
        var bounds = plan.draft().constraints().bounds(column.name());
        var free = draft.lineage().deciding(plan.name(), column.name()).isEmpty();
        if (free
                && bounds.pattern().filter(pattern -> !matches(column, pattern)).isPresent()) {
            doubts.add(warning(
                    "A check's pattern is not kept; rows may violate it.",
                    column.name() + ", " + bounds.source(),
                    "Seedbed makes no text that surely matches "
                            + bounds.pattern().orElse("") + ".",
                    "Give the column a list of values ('one-of') in the scenario that match it."));
        }
    }

    private boolean matches(ColumnPlan column, String pattern) {
        return LongStream.range(0, Math.min(SAMPLES, plan.rows()))
                .mapToObj(row -> CellText.of(column.source(), plan.numbering().place(row)))
                .flatMap(Optional::stream)
                .allMatch(text -> PostgresPattern.accepts(pattern, text));
    }

    private void type(ColumnPlan column, List<Problem> doubts) {
        var type = column.draft().column().type().base();
        if (type instanceof ColumnType.Other
                && !column.draft().column().nullable()
                && column.draft().rule() instanceof ColumnRule.Meaning
                && column.draft().confidence() != Confidence.DECIDED
                && !ExtensionSources.known(type)) {
            doubts.add(warning(
                    "The type of a column is not known.",
                    column.name(),
                    "Seedbed has no values of type " + type.sql() + ", and the column may not be NULL.",
                    "Give the column a list of values ('one-of') in the scenario."));
        }
    }

    private void unused(ColumnPlan column, List<Problem> doubts) {
        if (column.draft().confidence() == Confidence.DECIDED
                && !(column.draft().rule() instanceof ColumnRule.Booked)) {
            draft.lineage()
                    .deciding(plan.name(), column.name())
                    .ifPresent(link -> doubts.add(warning(
                            "A rule of the scenario is not used.",
                            column.name(),
                            "The column's values are those of its parent in " + link.target() + ".",
                            "Remove the rule, or give one to the parent's column.")));
        }
    }

    /// What a person says a column means gives way to its length. So does what its name says, where the length would do
    /// if not each row needed another.
    private void tooShort(ColumnPlan column, List<Problem> doubts) {
        if (column.draft().rule() instanceof ColumnRule.Meaning(var kind)
                && IdentifierTexts.identifies(kind)
                && column.draft().column().type().base() instanceof ColumnType.Text text
                && (column.draft().confidence() == Confidence.DECIDED
                        || (IdentifierTexts.room(kind) > 0
                                && text.maxLength().orElse(Integer.MAX_VALUE) >= IdentifierTexts.room(kind)))
                && column.proof().proof() == ProofClass.FORMED) {
            doubts.add(warning(
                    "A column is too short for what it means.",
                    column.name(),
                    "It holds " + column.proof().why() + ".",
                    "Make the column longer, ask for fewer rows, or give it a rule that fits."));
        }
    }

    /// What becomes of a rule that gives the values a shape.
    private void shape(ColumnPlan column, List<Problem> doubts) {
        if (columns.distinct(column.name()) && shaped(column.draft().rule())) {
            doubts.add(warning(
                    "A rule of the scenario is not used.",
                    column.name(),
                    "The column's values tell rows apart, and those of the rule ("
                            + column.draft().rule().phrase() + ") may come twice.",
                    "Remove the rule, or let another column of the unique key tell the rows apart."));
        } else {
            distributions(column.draft().rule()).forEach(distribution -> cut(column, distribution, doubts));
            expressions(column.draft().rule()).forEach(expression -> dropped(column, expression, doubts));
        }
    }

    private void cut(ColumnPlan column, Distribution distribution, List<Problem> doubts) {
        var left =
                NumberSources.curve(columns.cell(column.draft()), distribution).share();
        if (left < LEAST_LEFT) {
            doubts.add(warning(
                    "Most of a distribution is cut off.",
                    column.name(),
                    "Type and checks leave " + StrictMath.round(left * 100) + " % of '" + distribution.phrase()
                            + "'; all values are drawn from that part.",
                    "Give the distribution other numbers, so that most of it lies where values may be."));
        }
    }

    private static boolean shaped(ColumnRule rule) {
        return switch (rule) {
            case ColumnRule.Distributed _,
                    ColumnRule.Depending _,
                    ColumnRule.Derived _,
                    ColumnRule.Faker _,
                    ColumnRule.Series _ -> true;
            default -> false;
        };
    }

    /// Looks at the first values of a column that other columns decide.
    private void derived(ColumnPlan column, List<Problem> doubts) {
        var draft = column.draft();
        var looking =
                draft.rule() instanceof ColumnRule.Kept || !draft.rule().reads().isEmpty();
        if (!draft.column().nullable() && looking && !columns.distinct(column.name())) {
            places(column)
                    .filter(place -> CellText.of(column.source(), place).isEmpty())
                    .findFirst()
                    .ifPresent(place -> {
                        throw missing(column, place);
                    });
        }
        columns.computed(column.name()).ifPresent(computed -> {
            var strays = places(column).filter(place -> !computed.fits(place)).count();
            if (strays > 0) {
                doubts.add(warning(
                        "Some derived values do not fit their column.",
                        column.name(),
                        strays + " of the first " + places(column).count() + " values of '"
                                + draft.rule().phrase()
                                + "' are beyond what type and checks allow; the nearest one that fits is written.",
                        "Change the expression, or the rules of the columns that it looks at."));
            }
        });
    }

    /// Rules that decide values, or NULLs, without regard to what a check ties them to.
    private void tied(ColumnPlan column, List<Problem> doubts) {
        var derived = column.draft().rule() instanceof ColumnRule.Kept
                || columns.computed(column.name()).isPresent();
        var missing = column.draft().rule() instanceof ColumnRule.Depending depending
                && depending.outcomes().stream().anyMatch(Doubts::leavesOut);
        var tied = plan.draft().constraints().relations().stream().anyMatch(relation -> switch (relation) {
            case Relation.Ordered ordered ->
                derived
                        && !drawn(column)
                        && List.of(ordered.lesser(), ordered.greater()).contains(column.name());
            case Relation.Same(var one, var other) ->
                derived && List.of(one, other).contains(column.name());
            case Relation.Different(var one, var other) ->
                derived && List.of(one, other).contains(column.name());
            case Relation.ExactlyOne(var names) -> missing && names.contains(column.name());
            case Relation.Together(var names) -> missing && names.contains(column.name());
            case Relation.Given(var name) -> missing && name.equals(column.name());
            case Relation.Absent _ -> false;
        });
        if (tied) {
            doubts.add(warning(
                    "A check ties a column to others; rows may violate it.",
                    column.name(),
                    "'" + column.draft().rule().phrase() + "' decides without regard to the check.",
                    "Choose a rule that keeps the check by itself."));
        }
    }

    /// Amounts in minor units are drawn from the part that the order leaves.
    private static boolean drawn(ColumnPlan column) {
        return column.draft().rule() instanceof ColumnRule.Kept(var promise) && promise instanceof Promise.MinorUnits;
    }

    private static boolean leavesOut(ColumnRule.Depending.Outcome outcome) {
        return outcome.nulls() > 0 || outcome.rule() instanceof ColumnRule.Empty;
    }

    private SeedbedException missing(ColumnPlan column, Place place) {
        return Problem.error(
                        Category.UNSATISFIABLE,
                        "A column that cannot be NULL is derived from NULL.",
                        plan.name() + ", " + column.name(),
                        "In row " + (place.row() + 1) + " '"
                                + column.draft().rule().phrase() + "' is NULL, or a division by 0.",
                        "Use coalesce(x, y), or give the columns that it looks at 'nulls: 0'.")
                .exception();
    }

    /// The first rows; fewer where each looks at many others.
    private Stream<Place> places(ColumnPlan column) {
        var cells = columns.computed(column.name()).map(Computed::cells).orElse(1L);
        var samples = Math.clamp(MOST_CELLS / Math.max(1, cells), 1, DERIVED_SAMPLES);
        return LongStream.range(0, Math.min(samples, plan.rows()))
                .mapToObj(row -> plan.numbering().place(row));
    }

    private void dropped(ColumnPlan column, String expression, List<Problem> doubts) {
        var pool = FakerPool.of(columns.cell(column.draft()), expression);
        pool.remark()
                .ifPresent(kinds -> doubts.add(warning(
                        "Some texts of an expression were left out.",
                        column.name(),
                        "They may be somebody's: " + kinds + ". " + pool.left() + " texts of '" + expression
                                + "' are left.",
                        "Use another expression, or a rule of Seedbed's own.")));
    }

    private static Stream<String> expressions(ColumnRule rule) {
        return switch (rule) {
            case ColumnRule.Faker(var expression) -> Stream.of(expression);
            case ColumnRule.Depending depending ->
                depending.outcomes().stream().flatMap(outcome -> expressions(outcome.rule()));
            default -> Stream.empty();
        };
    }

    private static Stream<Distribution> distributions(ColumnRule rule) {
        return switch (rule) {
            case ColumnRule.Distributed distributed -> Stream.of(distributed.distribution());
            case ColumnRule.Depending depending ->
                depending.outcomes().stream().flatMap(outcome -> distributions(outcome.rule()));
            default -> Stream.empty();
        };
    }

    private Problem warning(String what, String where, String why, String remedy) {
        return Problem.warning(Category.UNSATISFIABLE, what, plan.name() + ", " + where, why, remedy);
    }
}
