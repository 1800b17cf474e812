package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.Badge;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.ui.fx.Messages;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;

/// How verdicts are told in the workbench: their order, their words, the style class that carries their colour.
public final class Verdicts {

    /// What somebody should look at comes first.
    private static final List<Verdict> ORDER = List.of(
            Verdict.BLOCKS, Verdict.LEFT_BEHIND, Verdict.DETACHED, Verdict.ROOT, Verdict.DELETED, Verdict.SHARED);

    /// The order of every list of verdicts: the worst first, what is intended last among its like, with remarks before
    /// without, then by name.
    public static final Comparator<TableVerdict> WORST_FIRST = Comparator.comparing(TableVerdict::verdict, worstFirst())
            .thenComparing(table -> table.intended().isPresent())
            .thenComparing(table -> table.badges().isEmpty())
            .thenComparing(TableVerdict::table);

    private Verdicts() {}

    public static Comparator<Verdict> worstFirst() {
        return Comparator.comparingInt(ORDER::indexOf);
    }

    /// What happens to a table's rows, as short as a list has room for.
    public static String words(Verdict verdict) {
        return Messages.text("verdict." + verdict.code());
    }

    /// One or two words that follow a number of tables.
    public static String countable(Verdict verdict) {
        return Messages.text("verdict." + verdict.code() + ".count");
    }

    public static String words(Badge badge) {
        return Messages.text("badge." + badge.code());
    }

    /// Makes the node, and the glyphs in it, wear the verdict's colour.
    public static void dress(Node node, Verdict verdict) {
        Arrays.stream(Verdict.values()).map(Verdicts::styleClass).forEach(node.getStyleClass()::remove);
        node.getStyleClass().add(styleClass(verdict));
    }

    private static String styleClass(Verdict verdict) {
        return "verdict-" + verdict.code();
    }
}
