package dev.seedbed.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private static final Consumer<Problem> UNEXPECTED = problem -> {
        throw new AssertionError(problem.text());
    };

    private final Background background = Background.immediate();
    private final List<String> heard = new ArrayList<>();

    @Test
    void deliversTheResultAndEndsTheJob() {
        background.run("adding", _ -> "sum", heard::add, UNEXPECTED);

        assertThat(heard).containsExactly("sum");
        assertThat(background.jobs()).isEmpty();
    }

    @Test
    void deliversAKnownProblemAsItIs() {
        var refused = Problem.error(Category.REFUSED, "No.", "", "", "");

        background.<String>run(
                "asking",
                _ -> {
                    throw refused.exception();
                },
                heard::add,
                problem -> heard.add(problem.what()));

        assertThat(heard).containsExactly("No.");
    }

    @Test
    void tellsADefectWithoutAStackTrace() {
        background.<String>run(
                "failing",
                _ -> {
                    throw new IllegalStateException("impossible");
                },
                heard::add,
                problem -> heard.add(problem.text()));

        assertThat(heard.getFirst())
                .startsWith("Seedbed itself went wrong.")
                .contains("impossible")
                .contains("what to do");
        assertThat(heard.getFirst().lines()).hasSizeLessThan(6);
    }

    @Test
    void showsPhaseAndFractionWhileTheJobRuns() {
        background.<String>run(
                "writing",
                progress -> {
                    progress.report("writing entries", 30, 120);
                    var job = background.jobs().getFirst();
                    return job.phaseProperty().get() + " "
                            + job.fractionProperty().get();
                },
                heard::add,
                UNEXPECTED);

        assertThat(heard).containsExactly("writing entries 0.25");
    }

    @Test
    void aCancelledJobStillSaysWhatBecameOfIt() {
        background.<String>run(
                "writing",
                progress -> {
                    background.jobs().getFirst().cancel();
                    progress.stopIfCancelled();
                    return "all";
                },
                heard::add,
                problem -> heard.add(problem.what()));

        assertThat(heard).containsExactly("Cancelled.");
    }

    /// A list made anew for each caller would take its listeners to the grave.
    @Test
    void theListOfJobsIsOneAndTheSame() {
        assertThat(background.jobs()).isSameAs(background.jobs());
    }

    @Test
    void anAbandonedJobIsNotHeardOf() {
        background.<String>run(
                "reading",
                _ -> {
                    background.jobs().getFirst().abandon();
                    return "old";
                },
                heard::add,
                UNEXPECTED);

        assertThat(heard).isEmpty();
    }

    @Test
    void onlyTheNewestWorkOfALaneCounts() {
        var lane = new Lane(background);

        lane.run(
                "first",
                _ -> {
                    lane.run("second", _ -> "new", heard::add, UNEXPECTED);
                    return "old";
                },
                heard::add,
                UNEXPECTED);

        assertThat(heard).containsExactly("new");
        assertThat(lane.busyProperty().get()).isFalse();
    }
}
