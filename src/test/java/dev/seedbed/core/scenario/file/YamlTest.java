package dev.seedbed.core.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.feedback.SeedbedException;
import org.junit.jupiter.api.Test;

class YamlTest {

    @Test
    void whatStandsBehindTheDocumentIsNotPassedOver() {
        var refused =
                catchThrowableOfType(SeedbedException.class, () -> Yaml.read("a.yaml", "seed: 1\n---\ntenants: 4\n"));

        assertThat(refused.problem().where()).startsWith("a.yaml:3");
        assertThat(refused.problem().why()).contains("second document");
    }

    @Test
    void halfACharacterAtTheEndIsTold() {
        var text = "a: " + "x".repeat(1_021) + "\ud83d";

        assertThat(catchThrowableOfType(SeedbedException.class, () -> Yaml.read("a.yaml", text)))
                .isNotNull();
    }

    @Test
    void theMarksOfOneDocumentAreTaken() {
        assertThat(Yaml.read("a.yaml", "---\nseed: 1\n...\n")).isInstanceOf(Yaml.Fields.class);
    }
}
