package dev.seedbed.core.guard.audit;

import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.synthetic.Identifier;
import dev.seedbed.core.synthetic.Risk;
import java.util.Comparator;
import java.util.List;

/// Values of one kind in one column that could be somebody's. `path` leads to them inside documents, and is
/// empty elsewhere; `cells` is how many hold one, `of` how many the column has that are not NULL; `samples` are
/// masked.
public record Finding(
        TableName table,
        String column,
        String path,
        Identifier kind,
        Confidence confidence,
        long cells,
        long of,
        List<String> samples)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::risk)
            .thenComparing(Finding::confidence)
            .thenComparing(Comparator.comparingLong(Finding::cells).reversed())
            .thenComparing(Finding::place)
            .thenComparing(Finding::kind);

    public Finding {
        samples = List.copyOf(samples);
    }

    public Risk risk() {
        return kind.risk();
    }

    /// `table.column`, and the path inside it.
    public String place() {
        return table + "." + column + (path.isEmpty() ? "" : " " + path);
    }

    /// What stands for it in a baseline.
    public String key() {
        return place() + " " + kind.code();
    }

    /// Why it is one, in a sentence.
    public String why() {
        var form = switch (confidence) {
            case STRONG -> "The form" + (path.isEmpty() ? "" : ", found inside documents,") + " leaves no doubt";
            case MEDIUM -> "It has the form";
            case WEAK -> "The name says so, and the generator makes no such values";
        };
        return form + ": " + kind.label() + " outside what is reserved by " + kind.authority() + ".";
    }

    /// The worst first.
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
