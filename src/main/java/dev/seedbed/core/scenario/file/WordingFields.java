package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.NameMode;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.Wording;
import dev.seedbed.core.scenario.Wording.Share;
import dev.seedbed.core.scenario.file.Yaml.At;
import dev.seedbed.core.scenario.file.Yaml.Fields;
import dev.seedbed.core.scenario.file.Yaml.Node;
import dev.seedbed.core.scenario.file.Yaml.Scalar;
import java.util.List;

/// Reads the fields that say in which languages texts are, and what people are called.
final class WordingFields {

    private WordingFields() {}

    static Wording wording(Fields fields, Wording inferred) {
        return new Wording(
                fields.find("languages").map(WordingFields::languages).orElse(inferred.languages()),
                fields.find("names").map(WordingFields::names).orElse(inferred.names()));
    }

    /// One language, or several by weight.
    private static List<Share> languages(Node node) {
        if (node instanceof Scalar scalar) {
            return List.of(new Share(language(scalar.text(), node.at()), 1));
        }
        var shares = ScenarioFile.fields(node).list().stream()
                .map(field -> new Share(language(field.name(), field.at()), ScenarioFile.atLeastOne(field.value())))
                .toList();
        if (shares.isEmpty()) {
            throw wrong(node.at(), "There are no languages.", "", "Write {language: weight, …}.");
        }
        return shares;
    }

    private static Language language(String code, At at) {
        return Language.find(code)
                .orElseThrow(
                        () -> wrong(at, "'" + code + "' is not a language.", "", Nearest.hint(code, Language.codes())));
    }

    private static NameMode names(Node node) {
        var code = ScenarioFile.text(node);
        return NameMode.find(code)
                .orElseThrow(() -> wrong(
                        node.at(),
                        "'" + code + "' is not a way to name people.",
                        "",
                        Nearest.hint(code, NameMode.codes())));
    }
}
