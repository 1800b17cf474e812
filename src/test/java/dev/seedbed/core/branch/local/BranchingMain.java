package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;

/// A program that does one thing with branches, and stands still at one of its steps: arguments are the
/// operation, server, base, branch, and the step, or "" to go on.
final class BranchingMain {

    private BranchingMain() {}

    public static void main(String[] arguments) {
        var base = new BranchName(arguments[2]);
        var branch = new BranchName(arguments[3]);
        System.out.println("begun");
        run(arguments[0], new LocalBranches(DatabaseUrl.parse(arguments[1])), base, branch, stoppingAt(arguments[4]));
        System.out.println("done");
    }

    static void run(String operation, LocalBranches branches, BranchName base, BranchName branch, Progress progress) {
        switch (operation) {
            case "create" -> branches.create(new NewBranch(branch, base), progress);
            case "reset" -> branches.reset(branch, progress);
            case "delete" -> branches.delete(branch);
            case "rollback" -> branches.rollback(base, progress);
            case "pool" -> branches.fillPool(progress);
            default -> throw new IllegalArgumentException(operation);
        }
    }

    private static Progress stoppingAt(String step) {
        return (phase, _, _) -> {
            System.out.println(phase);
            if (!step.isEmpty() && phase.startsWith(step)) {
                standStill();
            }
        };
    }

    private static void standStill() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
