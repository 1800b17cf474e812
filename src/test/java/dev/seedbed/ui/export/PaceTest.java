package dev.seedbed.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.ui.fx.Job.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace(300_000);

    @Test
    void tellsRowsRateAndWhatIsLeft() {
        assertThat(pace.text(new Step("writing public.entries", 120_000, 300_000), Duration.ofMillis(600)))
                .isEqualTo("writing public.entries · 120,000 of 300,000 rows · 200,000 a second · about 1 s left");
    }

    @Test
    void saysNothingOfARateAtTheBeginning() {
        assertThat(pace.text(new Step("writing public.users", 1_000, 300_000), Duration.ofMillis(20)))
                .isEqualTo("writing public.users · 1,000 of 300,000 rows");
    }

    @Test
    void whatCountsSomethingElseIsToldByItsName() {
        assertThat(pace.text(new Step("checking public.users", 12, 310), Duration.ofSeconds(2)))
                .isEqualTo("checking public.users");
    }
}
