package dev.seedbed.bench;

import dev.seedbed.Seedbed;
import dev.seedbed.core.Workbench;
import dev.seedbed.core.cascade.drawing.Arrangement;
import dev.seedbed.core.cascade.drawing.LayeredLayout;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.project.Sample;
import dev.seedbed.core.project.Source;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Window;

/// Starts the program as somebody does who gives no argument, in a process of its own; says when its first window has
/// been drawn, and then how long the first graph of a sample takes.
public final class FirstWindow {

    static final String DRAWN = "drawn";
    static final String GLANCED = "glanced";
    private static final int FRAMES = 2;

    private FirstWindow() {}

    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().start(() -> Seedbed.main(arguments));
        while (!drawing()) {
            Thread.sleep(1);
        }
        Thread.sleep(Long.MAX_VALUE);
    }

    private static boolean drawing() {
        try {
            Platform.runLater(FirstWindow::watch);
            return true;
        } catch (IllegalStateException _) {
            return false; // the toolkit is not up yet
        }
    }

    private static void watch() {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (Window.getWindows().stream().anyMatch(Window::isShowing) && frames++ == FRAMES) {
                    stop();
                    System.out.println(DRAWN + " " + processMillis());
                    Thread.ofPlatform().start(FirstWindow::glance);
                }
            }
        }.start();
    }

    private static long processMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
    }

    private static void glance() {
        var threads = ManagementFactory.getThreadMXBean();
        var started = System.nanoTime();
        var cpu = threads.getCurrentThreadCpuTime();
        var workbench = new Workbench(SeedbedHome.ofUser());
        var project = workbench.glance(new Source.OfSample(Sample.STOREFRONT)).orElseThrow();
        new LayeredLayout().layout(project.graph(), Arrangement.NONE);
        var waited = System.nanoTime() - started;
        System.out.println(
                GLANCED + " " + waited / 1_000_000 + " " + (threads.getCurrentThreadCpuTime() - cpu) / 1_000_000);
        Runtime.getRuntime().halt(0);
    }
}
