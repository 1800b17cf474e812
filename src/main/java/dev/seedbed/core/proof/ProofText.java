package dev.seedbed.core.proof;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;

/// An executed delete for people: every table's rows, what was in the way, the time of each key.
public final class ProofText {

    private static final int MOST_TIMES = 10;
    private static final double WORTH_TELLING = 1.0;

    private final PrintWriter out;

    private ProofText(PrintWriter out) {
        this.out = out;
    }

    public static String of(Proof proof) {
        var text = new StringWriter();
        try (var out = new PrintWriter(text)) {
            new ProofText(out).write(proof);
        }
        return text.toString();
    }

    private void write(Proof proof) {
        out.println("Proof: " + proof.statement());
        out.printf(
                Locale.ROOT,
                "%,d synthetic rows of two tenants in a scratch copy; delete and counting took %d ms; rolled back.%n%n",
                proof.rows(),
                proof.took().toMillis());
        tables(proof);
        proof.findings().forEach(finding -> out.println("✖ " + finding));
        proof.crossings().forEach(this::crossing);
        proof.unused().forEach(key -> out.println("· " + key.name() + " is used by no row: nothing is shown of it."));
        if (proof.unused().isEmpty()) {
            out.println("· Every foreign key is used by rows of the proof.");
        }
        times(proof);
        out.printf(
                "%s%n%n",
                proof.clean() ? "Proven: the delete takes the tenant whole, and nothing else." : "Not proven.");
    }

    private void tables(Proof proof) {
        var width = proof.tables().stream()
                .mapToInt(table -> table.table().label().length())
                .max()
                .orElse(0);
        var name = "%-" + Math.max(width, 5) + "s";
        out.printf(name + "  %9s %9s %9s %9s  %s%n", "table", "before", "predicted", "deleted", "left", "neighbour");
        for (var table : proof.tables()) {
            if (table.before() > 0 || table.neighbour() > 0) {
                out.printf(
                        Locale.ROOT,
                        name + "  %,9d %,9d %,9d %,9d  %s%s%n",
                        table.table().label(),
                        table.before(),
                        table.predicted(),
                        table.deleted(),
                        table.left(),
                        neighbour(table),
                        proof.stains(table) ? "  ✖" : "");
            }
        }
        out.println();
    }

    private static String neighbour(TableProof table) {
        return table.neighbourLost() == 0
                ? "%,d intact".formatted(table.neighbour())
                : "%,d of %,d lost".formatted(table.neighbourLost(), table.neighbour());
    }

    private void crossing(Crossing crossing) {
        var key = crossing.key();
        var row = "A row of " + key.table().label() + " that points across tenants by " + key.name();
        out.println(
                switch (crossing.effect()) {
                    case REFUSED -> "✔ " + row + " is refused: " + crossing.detail();
                    case BLOCKED -> "⇄ " + row + " makes the delete fail: " + crossing.detail();
                    case TAKEN -> "⇄ " + row + " goes along, though it is the neighbour's.";
                    case CLEARED -> "⇄ " + row + " loses its link.";
                });
    }

    private void times(Proof proof) {
        if (proof.times().isEmpty()) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "%nAt the scenario's full size the delete takes about %s. By key:%n",
                duration(proof.forecastMillis()));
        proof.times().stream()
                .limit(MOST_TIMES)
                .filter(time -> time.forecastMillis() >= WORTH_TELLING || !time.indexed())
                .forEach(this::time);
    }

    private void time(KeyTime time) {
        out.printf(
                Locale.ROOT,
                "  %s: %,d calls, %.1f ms here, about %s then%s%n",
                time.key().name(),
                time.calls(),
                time.millis(),
                duration(time.forecastMillis()),
                index(time));
    }

    private static String index(KeyTime time) {
        if (time.indexed()) {
            return "";
        }
        return time.missingIndexMillis() < WORTH_TELLING
                ? "; no index"
                : "; no index: one would save about " + duration(time.missingIndexMillis());
    }

    private static String duration(double millis) {
        return millis < 1_000
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : millis < 120_000
                        ? String.format(Locale.ROOT, "%.1f s", millis / 1_000)
                        : String.format(Locale.ROOT, "%.0f min", millis / 60_000);
    }
}
