package dev.seedbed.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A table of a hundred and fifty million rows in a real window: every one of them can be gone to, at once.
@ExtendWith(ApplicationExtension.class)
class HugeTableTest {

    private static final long ROWS = 150_000_000;
    private static final String DDL = """
            CREATE TABLE workspaces (id bigint PRIMARY KEY, name text NOT NULL);
            CREATE TABLE projects (
                id bigint PRIMARY KEY,
                workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE);
            CREATE TABLE tasks (
                id bigint PRIMARY KEY,
                project_id bigint NOT NULL REFERENCES projects ON DELETE CASCADE,
                title text NOT NULL);
            """;
    private static final String SCENARIO =
            "{tenants: 1000, tables: {projects: {rows: 30 per tenant}, tasks: {rows: 5000 per projects}}}";

    private final Session session = Workbenches.session(Background.onVirtualThreads());
    private PreviewWindow window;

    @TempDir
    private Path folder;

    @Start
    void start(Stage stage) {
        window = new PreviewWindow(stage, session);
    }

    @BeforeEach
    void open(FxRobot robot) throws IOException, TimeoutException {
        var file = Files.writeString(folder.resolve("schema.sql"), DDL);
        var workbench = session.workbench();
        var project = workbench.withScenario(
                workbench.open(Source.parse(file.toString()), Progress.UNWATCHED), "scenario.yaml", SCENARIO);
        robot.interact(() -> {
            session.adopt(project);
            session.tableProperty().set(Optional.of(new TableName("public", "tasks")));
        });
        await(() -> window.cells(0).contains("1"));
    }

    @Test
    void anyRowIsGoneToExactlyAndAtOnce(FxRobot robot) throws TimeoutException {
        for (var row : List.of(40_000_000L, 1L, ROWS, 99_999_999L, 12_345_678L, 149_999_998L)) {
            var started = System.nanoTime();
            robot.interact(() -> {
                window.rows().jump(row - 1, Optional.of(0));
            });
            var name = String.format("%,d", row);
            await(() -> window.cells(0).contains(name) && window.cells(1).contains(Long.toString(row)));

            assertThat(window.cells(0).indexOf(name)).isEqualTo(window.cells(1).indexOf(Long.toString(row)));
            assertThat(window.rows().selected()).containsExactly(row - 1);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
            if (row > 3 && row < ROWS - 100) {
                assertThat(window.first()).isEqualTo(row - 3);
                assertThat(window.top()).isZero();
            }
        }
    }

    @Test
    void aRowIsGoneToWhenLettersAreLargerToo(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            window.theme().scaleProperty().set(1.5);
            window.rows().applyCss();
            window.rows().layout();
        });
        robot.interact(() -> window.rows().jump(39_999_999, Optional.of(0)));

        await(() -> window.cells(0).contains("40,000,000") && window.cells(1).contains("40000000"));
        // Wider columns may bring a scroll bar with a later pass, and that moves all rows by its height.
        assertThat(window.first() - window.top() / (28 * 1.5))
                .as("what is at the top")
                .isCloseTo(39_999_997, within(8.5 / 42));
    }

    @Test
    void nobodySeesThatTheGridHasAStretchOfTheRowsOnly(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            window.rows().requestFocus();
            window.rows().jump(18_900, Optional.of(0));
        });
        for (var page = 0; page < 12; page++) {
            var before = window.current();
            robot.type(KeyCode.PAGE_DOWN);
            await(() -> window.current() > before && window.cells(1).contains(Long.toString(window.current() + 1)));
            assertThat(window.current() - before).isLessThan(60);
            assertThat(numbers())
                    .isEqualTo(LongStream.range(0, numbers().size())
                            .mapToObj(row -> window.first() + row)
                            .toList());
        }
        assertThat(window.current()).isGreaterThan(19_050);

        var kept = window.current();
        robot.interact(() -> window.scroll(0.7));
        await(() -> window.first() > 100_000_000);
        assertThat(window.rows().selected()).containsExactly(kept);
        robot.type(KeyCode.DOWN);
        await(() -> window.cells(1).contains(Long.toString(kept + 2)));
        assertThat(window.current()).isEqualTo(kept + 1);
    }

    private List<Long> numbers() {
        return window.cells(1).stream().map(Long::parseLong).toList();
    }

    @Test
    void keysMoveByRowsAndPagesAnywhere(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            window.rows().requestFocus();
            window.rows().jump(40_000_000, Optional.of(0));
        });
        robot.type(KeyCode.DOWN, 40);
        await(() -> window.cells(1).contains("40000041"));
        assertThat(window.current()).isEqualTo(40_000_040);

        robot.type(KeyCode.PAGE_DOWN);
        await(() -> window.cells(1).contains(Long.toString(window.current() + 1)));
        assertThat(window.current()).isBetween(40_000_050L, 40_000_140L);
    }

    @Test
    void theScrollBarReachesEveryRegion(FxRobot robot) throws TimeoutException {
        for (var position : new double[] {0.25, 0.999, 0.5, 1, 0}) {
            robot.interact(() -> window.scroll(position));
            await(() -> {
                var first = window.first();
                return window.cells(1).contains(Long.toString(first + 3)) && Math.abs(first - position * ROWS) < 60;
            });
        }
    }

    @Test
    void selectingAllOrToTheEndDoesNotFreezeTheWindow(FxRobot robot) {
        robot.interact(() -> window.rows().requestFocus());
        var started = System.nanoTime();

        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.push(KeyCode.SHIFT, KeyCode.END);
        robot.interact(() -> {});

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
        assertThat(window.rows().selected()).hasSizeLessThanOrEqualTo(1_000);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
