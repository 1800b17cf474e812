package dev.seedbed.core.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.NameMode;
import dev.seedbed.core.scenario.edge.EdgeCatalogue;
import dev.seedbed.testing.PostgresServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ScenarioSchemaTest {

    private static final Path FILE = Path.of("src/docs/scenario.schema.json");

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "storefront", "tracker"})
    void describesWhatIsDrafted(String sample) throws Exception {
        var workbench = new Workbench(PostgresServers.newestHome());
        var project = workbench.open(Source.parse("sample:" + sample), Progress.UNWATCHED);
        assertThat(faults(workbench.scenarioText(project))).isEmpty();
    }

    @Test
    void describesTheExampleOfTheGuide() throws Exception {
        var guide = Files.readString(Path.of("src/docs/scenario.md"));
        var example = guide.substring(guide.indexOf("```yaml\n") + 8);
        assertThat(faults(example.substring(0, example.indexOf("```")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{sum: c, of: d * 2}",
                "{copy-of: c, from: d, by: e}",
                "{exactly-one: true, per: c}",
                "{exactly-one: a, per: c, otherwise: word}",
                "{rising: [1, 2024-01-01]}",
                "{slot-until: c, within: [1, 9]}",
                "{states: {c: {d: 1}}, start: c}",
                "{latest: c, from: d}",
                "{normal: {mean: 1, deviation: 1}, minor-units: c, rounded: 0.1}",
                "{balanced: {exponential: {mean: 1}}, per: c}"
            })
    void takesWhatTheProgramTakes(String rule) throws Exception {
        assertThat(faults("tables: {a: {ordered: [[b, c]], columns: {b: " + rule + "}}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant: 3",
                "tenants: 0",
                "seed: many",
                "languages: english",
                "languages: {de: 0}",
                "languages: {}",
                "names: real",
                "clock: fast",
                "generators: {titel: 2}",
                "generators: {title: 3}",
                "generators: {email: 2}",
                "tables: {a: {columns: {b: {clock: fast}}}}",
                "intended: [a]",
                "intended: {a: ''}",
                "fixtures: {a: {values: {b: c}}}",
                "edges: string.unicode",
                "tables: {a: {edges: [dates, nothing]}}",
                "tables: {a: {columns: {b: {edges: []}}}}",
                "fixtures: {a: {table: b, at: c}}",
                "fixtures: {a: {table: b, values: {c: [d]}}}",
                "fixtures: {a: {table: b, values: {c: {bcrypt: d, cost: 11}}}}",
                "ledger: {since: 2021-01, months: 3}",
                "ledger: {since: 2021, months: 3, currencies: {EUR: {}}, kinds: {a: {debit: b, credit: c}}, tables: {}}",
                "tables: {a: {rows: several}}",
                "tables: {a: {columns: {b: e-mail}}}",
                "tables: {a: {columns: {b: {one-of: [x], always: y}}}}",
                "tables: {a: {columns: {b: {nulls: 2}}}}",
                "tables: {a: {columns: {b: {normal: {mean: 1}}}}}",
                "tables: {a: {columns: {b: {rule: amount, rounded: 0.1}}}}",
                "tables: {a: {columns: {b: {depends-on: c}}}}",
                "tables: {a: {columns: {b: {cases: {x: any}}}}}",
                "tables: {a: {columns: {b: {faker: plain}}}}",
                "tables: {a: {columns: {b: {series: {walk: {start: 1}}}}}}",
                "tables: {a: {columns: {b: {sum: c}}}}",
                "tables: {a: {columns: {b: {copy-of: c}}}}",
                "tables: {a: {columns: {b: {exactly-one: c}}}}",
                "tables: {a: {columns: {b: {count: c, per: d}}}}",
                "tables: {a: {columns: {b: {rising: [1]}}}}",
                "tables: {a: {columns: {b: {slot-until: c}}}}",
                "tables: {a: {columns: {b: {states: {c: {d: 1}}}}}}",
                "tables: {a: {columns: {b: {states: {c: {d: 0}}, start: c}}}}",
                "tables: {a: {columns: {b: {balanced: {between: [1, 2]}}}}}",
                "tables: {a: {columns: {b: {minor-units: c}}}}",
                "tables: {a: {ordered: [b, c]}}",
                "tables: {a: {arrivals: {until: '2025-01-01'}}}",
                "tables: {a: {arrivals: {from: '2025-01-01', months: {13: 1}}}}",
                "tables: {a: {arrivals: {from: '2025-01-01', hours: night}}}"
            })
    void refusesWhatTheProgramRefuses(String yaml) throws Exception {
        assertThat(faults(yaml)).isNotEmpty();
    }

    @Test
    void knowsEveryKindAndTheGuideExplainsEach() throws Exception {
        var kinds = Arrays.stream(Kind.values()).map(Kind::code).toList();
        var listed = new JsonMapper().readTree(Files.readString(FILE)).at("/$defs/kind/enum");
        assertThat(listed.valueStream().map(kind -> kind.asString()).toList()).isEqualTo(kinds);
        assertThat(Files.readString(Path.of("src/docs/scenario.md")))
                .contains(kinds.stream().map(kind -> "| `" + kind + "` |").toList());
    }

    @Test
    void knowsEveryVersionOfAGenerator() throws Exception {
        for (var kind : Kind.values()) {
            assertThat(faults("generators: {" + kind.code() + ": " + kind.newest() + "}"))
                    .isEmpty();
            assertThat(faults("generators: {" + kind.code() + ": " + (kind.newest() + 1) + "}"))
                    .isNotEmpty();
        }
    }

    @Test
    void knowsEveryPackOfEdgeCasesAndTheGuideExplainsEach() throws Exception {
        var packs = new JsonMapper().readTree(Files.readString(FILE)).at("/$defs/pack/enum");
        assertThat(packs.valueStream().map(pack -> pack.asString()).toList()).isEqualTo(EdgeCatalogue.packs());
        assertThat(Files.readString(Path.of("src/docs/scenario.md")))
                .contains(EdgeCatalogue.packs().stream()
                        .map(pack -> "| `" + pack + "` |")
                        .toList());
    }

    @Test
    void knowsEveryLanguageAndWayToNamePeopleAndTheGuideExplainsEach() throws Exception {
        var schema = new JsonMapper().readTree(Files.readString(FILE));
        var languages = schema.at("/$defs/language/enum").valueStream();
        assertThat(languages.map(language -> language.asString()).toList()).isEqualTo(Language.codes());
        var modes = schema.at("/properties/names/enum").valueStream();
        assertThat(modes.map(mode -> mode.asString()).toList()).isEqualTo(NameMode.codes());
        assertThat(Files.readString(Path.of("src/docs/scenario.md")))
                .contains(Stream.concat(Language.codes().stream(), NameMode.codes().stream())
                        .map(code -> "| `" + code + "` |")
                        .toList());
    }

    private static List<String> faults(String yaml) throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FILE));
        return schema.validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .toList();
    }
}
