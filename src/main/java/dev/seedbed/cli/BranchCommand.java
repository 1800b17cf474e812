package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.NewBranch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `seedbed branch`: copies of a base to test against.
@Command(
        name = "branch",
        description = "Makes, lists, resets and deletes branches of base-seed.",
        footer = {
            "",
            "A command that was interrupted is finished by running it again. Keys and settings of the providers come",
            "from the environment, a .env file that git ignores, or the keychain."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            BranchCommand.Create.class,
            BranchCommand.ListAll.class,
            BranchCommand.Url.class,
            BranchChange.Reset.class,
            BranchChange.Expire.class,
            BranchChange.Guard.class,
            BranchChange.Delete.class,
            BranchChange.Rollback.class,
            BranchCommand.Fill.class,
            BranchCommand.Check.class
        })
final class BranchCommand {

    /// Never with a URL: that holds a password, and only `create` and `url` are asked for one.
    static Map<String, Object> fields(Branch branch) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", branch.name().value());
        fields.put("base", branch.base().map(BranchName::value));
        fields.put("generation", branch.generation());
        fields.put("scenario", branch.scenario());
        fields.put("created", branch.createdAt().toString());
        fields.put("expires", branch.expiresAt().map(Object::toString));
        fields.put("guarded", branch.guarded());
        fields.put("bytes", branch.sizeBytes());
        return fields;
    }

    @Command(name = "create", description = "Makes a branch and prints its URL.")
    static final class Create extends ReportVerb {
        @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits, - and _.")
        private String name;

        @Option(
                names = "--from",
                paramLabel = "BASE",
                defaultValue = "base-seed",
                description = "What it is a copy of (default: ${DEFAULT-VALUE}).")
        private String base;

        @Option(
                names = "--ttl",
                paramLabel = "SPAN",
                converter = TimeSpan.class,
                description =
                        "How long it is needed from now on, such as 4h; then a sweep, or the provider, deletes it.")
        private Optional<Duration> life;

        @Option(names = "--fresh", description = "If it is there already, give it the base's rows again.")
        private boolean fresh;

        @Option(
                names = "--workers",
                paramLabel = "N",
                defaultValue = "1",
                description = "One branch for each of N test workers: NAME-1 to NAME-N, a URL a line.")
        private int workers;

        @Mixin
        private PlaceOptions place;

        @Override
        int run(Workbench workbench, Terminal progress) {
            Count.atLeastOne("--workers", workers);
            var provider = place.provider(workbench, progress);
            var made = new ArrayList<Made>();
            for (var each : names()) {
                var branch = provider.create(
                        new NewBranch(new BranchName(each), new BranchName(base), life, fresh), progress);
                var now = new Made(branch, url(provider, branch.name()));
                made.add(now);
                progress.clear();
                line(now.url());
            }
            refill(place.place(), new BranchName(base));
            report(
                    () -> {},
                    () -> workers == 1
                            ? made.getFirst().fields()
                            : made.stream().map(Made::fields).toList());
            return ExitCode.DONE;
        }

        private List<String> names() {
            return workers == 1
                    ? List.of(name)
                    : IntStream.rangeClosed(1, workers)
                            .mapToObj(worker -> name + "-" + worker)
                            .toList();
        }
    }

    @Command(
            name = "fill",
            description =
                    "Makes copies of a base on a local server ahead of need: branches of it are there at once then.",
            footer = {"", "It runs by itself behind push and create; SEEDBED_POOL says how many copies wait (2)."})
    static final class Fill extends Verb {
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
            workbench.fillPool(new BranchName(base), place.place(), progress);
            return ExitCode.DONE;
        }
    }

    private record Made(Branch branch, String url) {
        Map<String, Object> fields() {
            var fields = BranchCommand.fields(branch);
            fields.put("url", url);
            return fields;
        }
    }

    private static String url(BranchProvider provider, BranchName name) {
        return provider.lease(name).url().connectable();
    }

    @Command(name = "list", description = "Lists bases and branches.")
    static final class ListAll extends ReportVerb {
        @Mixin
        private PlaceOptions place;

        @Override
        int run(Workbench workbench, Terminal progress) {
            var listing = place.provider(workbench, progress).list();
            progress.clear();
            report(
                    () -> {
                        listing.branches().forEach(this::text);
                        listing.foreign()
                                .forEach(foreign -> out().println(foreign + "  not Seedbed's: it will not be touched"));
                    },
                    () -> listing.branches().stream().map(BranchCommand::fields).toList());
            return ExitCode.DONE;
        }

        private void text(Branch branch) {
            out().printf(
                            Locale.ROOT,
                            "%-24s %-24s generation %-4d %-18s %s%s%s%n",
                            branch.name(),
                            branch.base().map(base -> "from " + base).orElse("base"),
                            branch.generation(),
                            branch.sizeBytes().isPresent()
                                    ? String.format(
                                            Locale.ROOT,
                                            "%,d bytes",
                                            branch.sizeBytes().getAsLong())
                                    : "",
                            branch.createdAt(),
                            branch.expiresAt().map(until -> ", ends " + until).orElse(""),
                            branch.guarded() ? ", guarded" : "");
        }
    }

    @Command(name = "url", description = "Prints a branch's URL.")
    static final class Url extends Verb {
        @Parameters(paramLabel = "NAME", description = "The branch.")
        private String name;

        @Option(names = "--pooled", description = "The URL of the provider's connection pool, where there is one.")
        private boolean pooled;

        @Mixin
        private PlaceOptions place;

        @Override
        int run(Workbench workbench, Terminal progress) {
            var lease = place.provider(workbench, progress).lease(new BranchName(name));
            progress.clear();
            out().println((pooled ? lease.pooled().orElse(lease.url()) : lease.url()).connectable());
            return ExitCode.DONE;
        }
    }

    @Command(name = "check", description = "Asks whether the provider can be used, and says what its branches are.")
    static final class Check extends Verb {
        @Mixin
        private PlaceOptions place;

        @Override
        int run(Workbench workbench, Terminal progress) {
            var provider = place.provider(workbench, progress);
            var found = provider.check();
            progress.clear();
            found.forEach(out()::println);
            var capabilities = provider.capabilities();
            out().println(
                            capabilities.copyOnWrite()
                                    ? "branches share blocks with the base (copy-on-write)"
                                    : "branches are full copies");
            out().println("a branch takes " + capabilities.createTime() + "; it costs " + capabilities.cost());
            capabilities.notes().forEach(out()::println);
            return ExitCode.DONE;
        }
    }
}
