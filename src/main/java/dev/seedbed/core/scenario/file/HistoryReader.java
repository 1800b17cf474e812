package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.scenario.ColumnRule.Weighted.Weight;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.scenario.Promise.History.Move;
import dev.seedbed.core.scenario.file.Yaml.Fields;
import dev.seedbed.core.scenario.file.Yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads which states may follow which. `allowed` are the values of the column, where they are listed.
record HistoryReader(Optional<List<String>> allowed) {

    Promise.History read(Node node, Fields fields) {
        var moves = new ArrayList<Move>();
        for (var field : ScenarioFile.fields(node).list()) {
            moves.add(new Move(field.name(), into(field.value())));
        }
        var start = PromiseReader.beside(fields, node, "states", "start", "the state before the first step");
        var name = ScenarioFile.text(start);
        var names = moves.stream().map(Move::from).toList();
        if (!names.contains(name)) {
            throw wrong(
                    start.at(),
                    "No state follows '" + name + "'.",
                    "The first step must lead somewhere.",
                    Nearest.hint(name, names));
        }
        var history = new Promise.History(name, moves);
        ScenarioFile.fields(node).list().stream()
                .filter(field ->
                        !field.name().equals(name) && !history.reached().contains(field.name()))
                .forEach(field -> {
                    throw wrong(
                            field.at(),
                            "No state leads to '" + field.name() + "'.",
                            "",
                            Nearest.hint(field.name(), history.reached()));
                });
        return history;
    }

    private List<Weight> into(Node node) {
        var into = new ArrayList<Weight>();
        for (var field : ScenarioFile.fields(node).list()) {
            mustBeAllowed(field.name(), field.at());
            into.add(new Weight(field.name(), ScenarioFile.atLeastOne(field.value())));
        }
        if (into.isEmpty()) {
            throw wrong(
                    node.at(),
                    "No state follows this one.",
                    "",
                    "Write {state: weight, …}, or leave the line out: histories end there.");
        }
        return into;
    }

    private void mustBeAllowed(String state, Yaml.At at) {
        allowed.filter(values -> !values.contains(state)).ifPresent(values -> {
            throw wrong(at, "'" + state + "' is no value of the column.", "", Nearest.hint(state, values));
        });
    }
}
