package dev.seedbed.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.scenario.Size;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.session.Session;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private final Session session = Workbenches.sessionOn("sample:tracker");
    private final Forecast forecast = new Forecast(session);

    @Test
    void followsTheScenarioWhileSomebodyLooks() {
        forecast.watch(true);
        var before = sum();

        session.chooseSize(Size.M);

        assertThat(before.rows())
                .isNotEqualTo(Workbenches.project(session).plan().rows());
        assertThat(sum().rows()).isEqualTo(Workbenches.project(session).plan().rows());
        assertThat(sum().bytes()).isPositive();
        assertThat(sum().time()).isPositive();
        assertThat(forecast.originProperty().getValue()).contains("timed on this machine");
    }

    @Test
    void worksNothingOutWhileNobodyLooks() {
        session.chooseSize(Size.M);
        assertThat(forecast.sumProperty().get()).isEmpty();

        forecast.watch(true);

        assertThat(sum().rows()).isEqualTo(Workbenches.project(session).plan().rows());
    }

    @Test
    void learnsFromAnExport() {
        forecast.watch(true);
        var twice = sum().sampled().multipliedBy(2);

        forecast.learn(twice);

        assertThat(sum().time()).isCloseTo(twice, Duration.ofMillis(1));
        assertThat(forecast.originProperty().getValue()).contains("the last export");
    }

    private Forecast.Sum sum() {
        return forecast.sumProperty().get().orElseThrow();
    }
}
