package dev.seedbed.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.ServerStatus;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.project.Sample;
import dev.seedbed.core.project.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server is started before somebody needs it.
class WarmUpTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void theServerStartsByItself() throws InterruptedException {
        var workbench = new Workbench(new SeedbedHome(folder));
        workbench.warmUp();
        var end = Instant.now().plus(PATIENCE);
        while (workbench.server().status() instanceof ServerStatus.Stopped
                && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        assertThat(workbench.server().status()).isInstanceOf(ServerStatus.Running.class);
        workbench.server().stop();
    }

    @Test
    void thatItCannotStartIsToldWhenItIsNeeded() throws IOException {
        Files.writeString(folder.resolve("server"), "in the way");
        var workbench = new Workbench(new SeedbedHome(folder));
        workbench.warmUp();
        assertThat(workbench.glance(new Source.OfSample(Sample.LEDGER))).isPresent();
        assertThatThrownBy(() -> workbench.open(new Source.OfSample(Sample.LEDGER), Progress.UNWATCHED))
                .isInstanceOf(SeedbedException.class);
    }
}
