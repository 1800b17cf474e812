package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PoolRefillTest {

    @TempDir
    Path folder;

    @AfterEach
    void forgetStarter() {
        System.clearProperty(PoolRefill.STARTER);
    }

    @Test
    void runsTheProgramAsItWasStarted() throws Exception {
        var told = folder.resolve("told");
        var starter = Files.writeString(folder.resolve("a starter"), """
                #!/bin/sh
                echo "$@" > "%1$s.half" && mv "%1$s.half" "%1$s"
                """.formatted(told));
        assertThat(starter.toFile().setExecutable(true)).isTrue();
        System.setProperty(PoolRefill.STARTER, starter.toString());

        PoolRefill.start(BranchPlace.LOCAL, new BranchName("nightly"));

        var deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!Files.exists(told)) {
            assertThat(Instant.now()).as("the starter was run").isBefore(deadline);
            Thread.sleep(20);
        }
        assertThat(told).hasContent("branch fill nightly\n");
    }
}
