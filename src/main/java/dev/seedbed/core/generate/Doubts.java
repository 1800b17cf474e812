package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.value.PostgresPattern;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Draft;
import dev.seedbed.core.scenario.Draft.Confidence;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.synthetic.ProofClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// What the plan of one table cannot promise: rules that it did not understand, or could not keep. Said before anything
/// is written.
record Doubts(Draft draft, TablePlan plan, Columns columns) {

    private static final int SAMPLES = 50;

    List<Problem> list() {
        var doubts = new ArrayList<Problem>();
        checks(doubts);
        links(doubts);
        for (var column : plan.columns()) {
            pattern(column, doubts);
            type(column, doubts);
            unused(column, doubts);
            tooShort(column, doubts);
        }
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
        if (column.draft().confidence() == Confidence.DECIDED) {
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

    private Problem warning(String what, String where, String why, String remedy) {
        return Problem.warning(Category.UNSATISFIABLE, what, plan.name() + ", " + where, why, remedy);
    }
}
