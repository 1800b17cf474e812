package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.testing.LargeSchemas;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.shell.Section;
import dev.seedbed.ui.shell.ShellView;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The window always answers: no screen and no search, of a sample or of 300 tables, keeps the toolkit's thread for
/// longer than {@link StallWatch} bears.
///
/// Every screen is shown once before it is watched, with a sample: loading classes, reading FXML and the first style
/// pass take the time that they take, once, and a virtual machine that has just started is slow in everything.
@ExtendWith(ApplicationExtension.class)
class StallTest {

    private static final List<Section> SCREENS = Stream.of(Section.values())
            .filter(section -> section != Section.WELCOME)
            .toList();

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Workbench workbench = Workbenches.workbench();
    private final Session session = Workbenches.session(Background.onVirtualThreads());
    private ShellView shell;

    @Start
    void start(Stage stage) {
        shell = DesktopApp.show(stage, session);
    }

    static Stream<String> sources() {
        return Stream.of("ledger", "storefront", "tracker", "large");
    }

    private Project project(String name) {
        return name.equals("large") ? large() : workbench.open(Source.parse("sample:" + name), Progress.UNWATCHED);
    }

    /// Its rows can be planned and looked at without a server.
    private static Project large() {
        var schema = LargeSchemas.of(300, 1);
        var graph = TenantGraph.of(schema);
        var plan = Planner.plan(Drafter.draft(schema, graph, Scenario.inferred()));
        return new Project(
                Source.parse("sample:ledger"), Optional.empty(), schema, graph, Scenario.inferred(), plan, true);
    }

    private void look(Project project, FxRobot robot) {
        robot.interact(() -> session.adopt(project));
        robot.interact(() -> session.tableProperty()
                .set(Optional.of(project.schema().tables().getLast().name())));
        for (var screen : SCREENS) {
            robot.interact(() -> shell.model().go(screen));
            WaitForAsyncUtils.waitForFxEvents();
        }
        robot.interact(() -> robot.lookup("#search-everything").<Button>query().fire());
        for (var letters = 1; letters <= 6; letters++) {
            var typed = "tenant".substring(0, letters);
            robot.interact(
                    () -> robot.lookup("#palette-query").<TextField>query().setText(typed));
            WaitForAsyncUtils.waitForFxEvents();
        }
        robot.interact(() -> robot.lookup("#search-everything").<Button>query().fire());
    }

    @ParameterizedTest
    @MethodSource("sources")
    void noScreenKeepsAPersonWaiting(String source, FxRobot robot) {
        var warm = project("storefront");
        var project = project(source);
        look(warm, robot);

        assertThat(StallWatch.during(() -> look(project, robot))).isEmpty();
    }

    @Test
    void aStallIsNoticed(FxRobot robot) {
        var stalls = StallWatch.during(() -> robot.interact(() -> {
            var end = THREADS.getCurrentThreadCpuTime() + 400_000_000;
            while (THREADS.getCurrentThreadCpuTime() < end) {
                Thread.onSpinWait();
            }
        }));
        assertThat(stalls).isNotEmpty();
        assertThat(stalls.getFirst().toString()).contains("aStallIsNoticed");
    }
}
