package dev.seedbed.core.branch.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private final Redaction redaction = new Redaction(List.of(new Secret("known-key")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"db_pass\": \"hidden\", \"port\": 5432}",
                "{'db_pass':'hidden','port':5432}",
                "{db_pass: hidden, port: 5432}",
                "db_pass=hidden&port=5432",
                "{\"db_pass\": \"hidden",
                "{\"a \\\" password\": \"hid\\\"hidden\", \"port\": 5432}",
                "postgres://ann:hidden@db/shop 5432",
            })
    void aFieldThatTellsIsBlankedHoweverItIsQuoted(String answer) {
        assertThat(redaction.of(answer)).doesNotContain("hidden").contains("***");
    }

    /// As pages of a proxy are, with what they hold as data.
    @ParameterizedTest
    @ValueSource(strings = {"token='", "data-token=\"", "'token': '", "token", "\"", "postgres://ann:hid"})
    void aLongAnswerIsReadToItsEndOrNotShown(String beginning) {
        for (var filling : List.of("x", "\\x", "a ", "'\"")) {
            assertThat(redaction.of("hard " + beginning + filling.repeat(100_000)))
                    .satisfiesAnyOf(
                            words -> assertThat(words).isEqualTo("***"),
                            words -> assertThat(words).startsWith("hard ").endsWith("…"));
        }
    }

    @Test
    void allElseIsShownOnOneLine() {
        assertThat(redaction.of("{\"host\":\n  \"db\", \"key\": \"known-key\"}"))
                .isEqualTo("{\"host\": \"db\", \"key\": \"***\"}");
    }
}
