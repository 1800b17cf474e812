package dev.seedbed.core.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.Wording.Share;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a scenario file says about languages and names.
class WordingFileTest {

    private final Schema schema = Samples.schema(PostgresServers.newest(), "tracker");

    private Scenario read(String text) {
        return ScenarioFile.read("seedbed.yaml", text, schema);
    }

    private String written(Scenario scenario) {
        return ScenarioText.of(Drafter.draft(schema, TenantGraph.of(schema), scenario), "sample:tracker");
    }

    @Test
    void readsOneLanguageOrSeveralInTheirOrder() {
        assertThat(read("languages: pt-BR").wording().languages()).containsExactly(new Share(Language.PORTUGUESE, 1));
        assertThat(read("languages: {ja: 5, en: 3, zh-CN: 1}").wording().languages())
                .isEqualTo(List.of(
                        new Share(Language.JAPANESE, 5),
                        new Share(Language.ENGLISH, 3),
                        new Share(Language.CHINESE, 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "languages: en",
                "languages: de",
                "languages: {ja: 5, en: 3, zh-CN: 1}",
                "names: marked",
                "languages: {ar: 2, fr: 1}\nnames: invented"
            })
    void writesWhatItReads(String text) {
        var scenario = read(text);

        assertThat(read(written(scenario)).wording()).isEqualTo(scenario.wording());
    }

    @Test
    void saysNothingAboutEnglishThatIsCommon() {
        assertThat(written(Scenario.inferred())).doesNotContain("languages", "names:");
        assertThat(written(read("languages: {en: 7}\nnames: common"))).isEqualTo(written(Scenario.inferred()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "seed: 1\\nlanguages: pt-br|seedbed.yaml:2:12|'pt-br' is not a language.|Did you mean 'pt-BR'?",
                "languages: {en: 1, frr: 2}|seedbed.yaml:1:20|'frr' is not a language.|Did you mean 'fr'?",
                "languages: {en: 0}|seedbed.yaml:1:17|0 is too small.|Write 1 or more.",
                "languages: {}|seedbed.yaml:1:12|There are no languages.|Write {language: weight, …}.",
                "language: de|seedbed.yaml:1:1|'language' is not known here.|Did you mean 'languages'?",
                "names: markt|seedbed.yaml:1:8|'markt' is not a way to name people.|Did you mean 'marked'?"
            })
    void tellsWhatIsWrongAndWhere(String text, String where, String what, String remedy) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .hasMessageContaining(what)
                .extracting("problem")
                .satisfies(problem -> assertThat(problem.toString()).contains(where, what, remedy));
    }
}
