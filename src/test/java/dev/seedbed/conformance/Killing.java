package dev.seedbed.conformance;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.ChildJvm;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A program that carries one command out at a service, and stops dead behind a step that it wrote down; arguments are
/// provider, home, step, command. Its keys are in its environment.
final class Killing {

    private static final String STOPPED = "stopped at a step";
    private static final String DONE = "done";

    private Killing() {}

    /// Kills the command behind its so-manyth step; false when it had ended before.
    static boolean at(ProviderWorld world, String command, int step) {
        var child = start(world, command, step);
        await(child, () -> child.printed().contains(STOPPED));
        child.kill();
        if (child.printed().endsWith(DONE)) {
            return false;
        }
        if (!child.printed().contains(STOPPED)) {
            throw new AssertionError("The child failed:\n" + child.printed());
        }
        return true;
    }

    /// Kills the command as soon as something holds.
    static void when(ProviderWorld world, String command, BooleanSupplier moment) {
        var child = start(world, command, Integer.MAX_VALUE);
        await(child, moment);
        child.kill();
        if (!moment.getAsBoolean()) {
            throw new AssertionError("The child ended before:\n" + child.printed());
        }
    }

    private static ChildJvm start(ProviderWorld world, String command, int step) {
        var remote = (RemoteWorld) world;
        return ChildJvm.start(
                remote.service().trustOptions(),
                remote.environment(),
                Killing.class,
                remote.name().code(),
                world.home("one").folder().toString(),
                Integer.toString(step),
                command);
    }

    private static void await(ChildJvm child, BooleanSupplier moment) {
        while (!moment.getAsBoolean() && child.process().isAlive()) {
            pause();
        }
    }

    public static void main(String[] arguments) {
        var provider = ProviderName.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        var home = new SeedbedHome(Path.of(arguments[1]));
        var branches = RemoteWorld.provider(
                provider,
                System.getenv(),
                Http.client(HttpClient.newBuilder()),
                home,
                stopAt(Integer.parseInt(arguments[2])));
        run(branches, arguments[3]);
        System.out.println(DONE);
    }

    private static Consumer<Journal.Entry> stopAt(int step) {
        var steps = new AtomicInteger();
        return entry -> {
            if (steps.incrementAndGet() == step) {
                System.out.println(STOPPED + ": " + entry.operation() + ", " + entry.step());
                while (true) {
                    pause();
                }
            }
        };
    }

    private static void run(BranchProvider branches, String command) {
        var branch = new BranchName("pr-7");
        switch (command.split(" ")[0]) {
            case "create" -> branches.create(new NewBranch(branch, BranchName.BASE_SEED), Progress.UNWATCHED);
            case "reset" -> branches.reset(branch, Progress.UNWATCHED);
            case "delete" -> branches.delete(branch);
            case "publish" ->
                branches.publish(publication(Integer.parseInt(command.split(" ")[1])), Progress.UNWATCHED);
            default -> throw new IllegalArgumentException(command);
        }
    }

    private static Publication publication(int rows) {
        return ProviderWorld.publication(BranchName.BASE_SEED, new Publication.Schema.Provided(), rows, () -> {});
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
