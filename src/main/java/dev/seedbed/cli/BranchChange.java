package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The verbs of `seedbed branch` that change a branch.
final class BranchChange {

    private BranchChange() {}

    /// One branch at one provider.
    abstract static class Change extends Verb {
        @Parameters(paramLabel = "NAME", description = "The branch.")
        private String name;

        @Mixin
        private PlaceOptions place;

        abstract void change(BranchProvider provider, BranchName branch, Terminal progress);

        @Override
        final int run(Workbench workbench, Terminal progress) {
            change(place.provider(workbench, progress), new BranchName(name), progress);
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "reset",
            description = "Gives a branch the base's rows again; its URL stays where the provider can.")
    static final class Reset extends Change {
        @Override
        void change(BranchProvider provider, BranchName branch, Terminal progress) {
            var reset = provider.reset(branch, progress);
            progress.clear();
            out().println(branch + " is of generation " + reset.generation() + " again");
        }
    }

    @Command(name = "expire", description = "Sets until when a branch is needed.")
    static final class Expire extends Change {
        @ArgGroup(multiplicity = "1")
        private End end;

        static final class End {
            @Option(names = "--in", paramLabel = "SPAN", converter = TimeSpan.class, description = "From now on: 4h.")
            private Optional<Duration> span = Optional.empty();

            @Option(names = "--never", description = "Until somebody deletes it.")
            private boolean never;
        }

        @Override
        void change(BranchProvider provider, BranchName branch, Terminal progress) {
            provider.expire(branch, end.never ? Optional.empty() : end.span.map(Instant.now()::plus));
        }
    }

    @Command(name = "guard", description = "Keeps a branch from being reset, swept or deleted.")
    static final class Guard extends Change {
        @Option(names = "--off", description = "Takes the guard away.")
        private boolean off;

        @Override
        void change(BranchProvider provider, BranchName branch, Terminal progress) {
            provider.guard(branch, !off);
        }
    }

    @Command(name = "delete", description = "Deletes a branch and ends its sessions; never a base.")
    static final class Delete extends Change {
        @Override
        void change(BranchProvider provider, BranchName branch, Terminal progress) {
            if (!provider.delete(branch)) {
                throw Problem.error(
                                Category.USAGE,
                                "There is no such branch.",
                                branch.value(),
                                "",
                                "'seedbed branch list' shows the branches.")
                        .exception();
            }
        }
    }

    @Command(name = "rollback", description = "Takes the base's generation before the present one back.")
    static final class Rollback extends Verb {
        @Parameters(
                arity = "0..1",
                paramLabel = "BASE",
                defaultValue = "base-seed",
                description = "Default: base-seed.")
        private String base;

        @Mixin
        private PlaceOptions place;

        @Override
        int run(Workbench workbench, Terminal progress) {
            var back = place.provider(workbench, progress).rollback(new BranchName(base), progress);
            progress.clear();
            out().println(base + " is at generation " + back.generation() + " again");
            return ExitCode.DONE;
        }
    }
}
