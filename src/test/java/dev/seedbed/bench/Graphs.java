package dev.seedbed.bench;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.drawing.Arrangement;
import dev.seedbed.core.cascade.drawing.GraphLayout;
import dev.seedbed.core.cascade.drawing.LayeredLayout;
import dev.seedbed.testing.LargeSchemas;
import dev.seedbed.ui.control.GraphCanvas;
import dev.seedbed.ui.fx.Theme;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The cascade as a picture: what judging and laying out cost, and a frame while the picture is dragged about. All in
/// processor time of the threads that do it, as other programs share the machine.
final class Graphs {

    private static final int ROUNDS = 7;
    private static final int FRAMES = 40;
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 900;

    private Graphs() {}

    static void print(Report report) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        var table = report.table(
                "Graph, CPU ms, median of " + ROUNDS, "verdicts", "layout", "frame at fit", "frame at 1:1", "pixels");
        for (var tables : List.of(100, 300, 1_000)) {
            var schema = LargeSchemas.of(tables, 1);
            var graph = TenantGraph.of(schema);
            var verdicts = median(() -> TenantGraph.of(schema));
            print(table, tables + " tables, as it opens", graph, Arrangement.NONE, verdicts);
            if (tables > Arrangement.MOST_UNFOLDED) {
                print(table, tables + " tables, unfolded", graph, Arrangement.NONE.foldAll(graph, false), verdicts);
            }
        }
        Platform.exit();
    }

    private static void print(
            Report.Table table, String title, TenantGraph graph, Arrangement arrangement, double verdicts)
            throws Exception {
        var layout = new LayeredLayout().layout(graph, arrangement);
        var cost = median(() -> new LayeredLayout().layout(graph, arrangement));
        table.row(
                title,
                Report.number(0, verdicts),
                Report.number(0, cost),
                Report.number(1, frame(layout, true)),
                Report.number(1, frame(layout, false)),
                Report.number(0, layout.width()) + " x " + Report.number(0, layout.height()));
    }

    private static double median(Supplier<?> work) {
        var threads = ManagementFactory.getThreadMXBean();
        var costs = new double[ROUNDS];
        for (var round = -ROUNDS; round < ROUNDS; round++) {
            var before = threads.getCurrentThreadCpuTime();
            work.get();
            costs[Math.max(0, round)] = (threads.getCurrentThreadCpuTime() - before) / 1e6;
        }
        Arrays.sort(costs);
        return costs[ROUNDS / 2];
    }

    /// Drags the picture to and fro, a step a frame, and shares out what the two threads of JavaFX spent.
    private static double frame(GraphLayout layout, boolean fit) throws Exception {
        var done = new CompletableFuture<Double>();
        Platform.runLater(() -> {
            var canvas = new GraphCanvas();
            var stage = new Stage();
            var scene = new Scene(canvas, WIDTH, HEIGHT);
            new Theme().dress(scene);
            canvas.graphProperty().set(Optional.of(layout));
            stage.setScene(scene);
            stage.show();
            new Panning(canvas, fit, cost -> {
                        stage.close();
                        done.complete(cost);
                    })
                    .start();
        });
        return done.get();
    }

    private interface Answer {
        void of(double cost);
    }

    /// The first frames warm up; then the clock runs.
    private static final class Panning extends AnimationTimer {

        private final GraphCanvas canvas;
        private final boolean fit;
        private final Answer answer;
        private int frame = -FRAMES;
        private long before;

        Panning(GraphCanvas canvas, boolean fit, Answer answer) {
            this.canvas = canvas;
            this.fit = fit;
            this.answer = answer;
        }

        @Override
        public void handle(long now) {
            if (frame == -FRAMES) {
                var whole = canvas.whole();
                canvas.cameraProperty().set(fit ? whole : whole.zoom(1 / whole.scale(), WIDTH / 2, HEIGHT / 2));
            }
            if (frame == 0) {
                before = spent();
            }
            if (frame == FRAMES) {
                stop();
                answer.of((spent() - before) / 1e6 / FRAMES);
                return;
            }
            var step = Math.floorMod(frame, 20) < 10 ? 7 : -7;
            canvas.cameraProperty().set(canvas.cameraProperty().get().pan(step, step / 2.0));
            frame++;
        }

        private static long spent() {
            var threads = ManagementFactory.getThreadMXBean();
            return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                    .filter(thread -> thread != null
                            && (thread.getThreadName().startsWith("JavaFX Application")
                                    || thread.getThreadName().startsWith("QuantumRenderer")))
                    .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                    .sum();
        }
    }
}
