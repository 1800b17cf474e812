package dev.seedbed.core.deliver;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.row.Numbering;
import java.util.regex.Pattern;

/// Part `number` of `count` parts of a data set, counted from 1: a range of the rows of every table.
public record Shard(int number, int count) {

    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    public Shard {
        if (number < 1 || number > count) {
            throw new IllegalArgumentException("no part " + number + " of " + count);
        }
    }

    /// `2/4` is the second of four.
    public static Shard parse(String text) {
        var parts = WRITTEN.matcher(text);
        if (parts.matches()) {
            var number = Integer.parseInt(parts.group(1));
            var count = Integer.parseInt(parts.group(2));
            if (number >= 1 && number <= count) {
                return new Shard(number, count);
            }
        }
        throw Problem.error(
                        Category.USAGE,
                        "There is no part '" + text + "'.",
                        "--shard",
                        "Parts are counted from 1.",
                        "Write 1/4 for the first of four parts.")
                .exception();
    }

    public boolean whole() {
        return count == 1;
    }

    /// Its rows of a table that has so many. Parts differ by one row at most, and leave none out.
    public Numbering.Span of(long rows) {
        return new Numbering.Span(
                Math.multiplyExact(rows, number - 1L) / count, Math.multiplyExact(rows, (long) number) / count);
    }

    /// Its rows of all tables.
    public long rows(Plan plan) {
        return plan.tables().stream()
                .mapToLong(table -> of(table.rows()).size())
                .sum();
    }
}
