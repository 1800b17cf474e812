package dev.seedbed.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/// Asks the toolkit's thread every ten milliseconds whether it still answers, and notes when that takes longer than is
/// bearable.
///
/// What counts is the time in which that thread computes: on a busy machine it waits for its turn, or for the one that
/// paints, which is nobody's fault. Where code of the house waits on that thread, every moment of it counts. What the
/// display that stands in for a real one takes to keep a picture does not: on a slow machine that is a third of a
/// second.
final class StallWatch implements AutoCloseable {

    /// A person does not notice 100 milliseconds. A build may run on a machine that is half as fast as a person's; what
    /// takes longer than this is the window's own fault.
    private static final long BEARABLE = 250;

    private static final long TURN = 10;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Thread toolkit;
    private final Thread watcher;

    /// The watcher's, until it has ended.
    private final List<Stall> stalls = new ArrayList<>();
    private volatile boolean watching = true;

    private StallWatch(Thread toolkit) {
        this.toolkit = toolkit;
        watcher = Thread.ofPlatform().daemon().name("stall-watch").start(this::watch);
    }

    /// Those in the time that this work took, the longest first.
    static List<Stall> during(Runnable work) {
        var watch = new StallWatch(ShellScene.onStage(Thread::currentThread));
        try (watch) {
            work.run();
        }
        return watch.stalls.stream()
                .sorted(Comparator.comparingLong(Stall::workMillis).reversed())
                .toList();
    }

    private void watch() {
        while (watching) {
            ask();
            pause();
        }
    }

    private void ask() {
        var began = System.nanoTime();
        var work = THREADS.getThreadCpuTime(toolkit.threadId());
        var answer = new CompletableFuture<Boolean>();
        Platform.runLater(() -> answer.complete(true));
        var doing = Optional.<StackTraceElement[]>empty();
        var beside = 0L;
        while (!answered(answer)) {
            if (doing.isEmpty() && (System.nanoTime() - began) / 1_000_000 > BEARABLE / 2) {
                doing = Optional.of(toolkit.getStackTrace());
            }
            beside += waits() ? TURN : 0;
            beside -= keepsPicture() ? TURN : 0;
        }
        var worked = THREADS.getThreadCpuTime(toolkit.threadId()) - work + beside * 1_000_000;
        if (worked > BEARABLE * 1_000_000) {
            stalls.add(Stall.of(System.nanoTime() - began, worked, doing.orElse(new StackTraceElement[0])));
        }
    }

    private boolean waits() {
        return toolkit.getState() != Thread.State.RUNNABLE
                && Arrays.stream(toolkit.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith("dev.seedbed"));
    }

    private boolean keepsPicture() {
        return Arrays.stream(toolkit.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals("com.sun.glass.ui.headless.HeadlessWindow")
                        && frame.getMethodName().equals("blit"));
    }

    private boolean answered(CompletableFuture<Boolean> answer) {
        try {
            return answer.get(TURN, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return !watching;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(TURN);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        watching = false;
        try {
            watcher.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
