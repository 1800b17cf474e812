package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.ui.fx.Background;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.Test;

class OnceDrawnTest {

    @Test
    void workThatNobodyWaitsForStartsWhenTheStageHasDrawn() {
        var frames = new AtomicInteger();
        var work = ShellScene.onStage(() -> {
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    if (frames.incrementAndGet() == 10) {
                        stop();
                    }
                }
            }.start();
            return Background.onVirtualThreads().onceDrawn(_ -> frames.get());
        });

        assertThat(work.apply(Progress.UNWATCHED)).isGreaterThanOrEqualTo(2);
    }
}
