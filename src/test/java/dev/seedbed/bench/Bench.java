package dev.seedbed.bench;

import dev.seedbed.core.feedback.Progress;
import java.util.Set;

/// Prints what Seedbed costs as ratios in one run. The first argument picks lines, by name with commas between; `all`
/// is all
/// of them.
public final class Bench {

    private static final int ROUNDS = 5;
    private static final int WARM_UP = 2;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var lines = arguments[0].equals("all") ? Set.<String>of() : Set.of(arguments[0].split(","));
        var world = World.open();
        try {
            Machine.print(world.workbench().server().start(Progress.UNWATCHED));
            var ledger = Ledger.of(world);
            var variants = ledger.variants(lines);
            for (var round = 0; round < WARM_UP; round++) {
                for (var variant : variants.subList(1, variants.size())) {
                    variant.prepare().run();
                    variant.run().run();
                }
            }
            Contest.print("Ledger, 1 000 000 rows", ROUNDS, variants);
        } finally {
            world.workbench().server().stop();
        }
    }
}
