package dev.seedbed.core.deliver;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.Serial;
import java.util.List;

/// Rows of one database do not fit into the tables of another. Nothing was changed.
public final class TableMismatch extends SeedbedException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 5;

    private final transient List<String> differences;

    TableMismatch(String where, List<String> differences) {
        super(Problem.error(
                Category.UNSATISFIABLE,
                "The rows do not fit into this database.",
                where,
                shortened(differences),
                "Give it the same tables as the database that the rows come from: run the same migrations in both."));
        this.differences = List.copyOf(differences);
    }

    /// Sentences, one for each thing that differs.
    public List<String> differences() {
        return differences;
    }

    private static String shortened(List<String> differences) {
        var more = differences.size() - SHOWN;
        return String.join(" ", differences.subList(0, Math.min(SHOWN, differences.size())))
                + (more > 0 ? " And " + more + " more." : "");
    }
}
