package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.Yaml.wrong;

import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.Clock;
import dev.seedbed.core.scenario.Clock.Motion;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Nearest;
import dev.seedbed.core.scenario.TableNames;
import dev.seedbed.core.scenario.draft.Sliding;
import dev.seedbed.core.scenario.file.Yaml.At;
import dev.seedbed.core.scenario.file.Yaml.Fields;
import dev.seedbed.core.scenario.file.Yaml.Node;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Reads which dates and times move with the day of loading: of the whole scenario, and beside the rule of a column.
final class ClockReader {

    static final String CLOCK = "clock";

    private final Schema schema;
    private final Consumer<SeedbedException> misfit;
    private final Map<ColumnName, At> places = new HashMap<>();

    /// `misfit` is asked about columns that cannot move, and throws or goes on without them. Unknown names are told
    /// where their rules are read.
    ClockReader(Schema schema, Consumer<SeedbedException> misfit) {
        this.schema = schema;
        this.misfit = misfit;
    }

    /// The days of books stay where they are: throws where the clock would move some.
    Clock read(Fields top, Optional<Ledger> books) {
        var columns = new HashMap<ColumnName, Motion>();
        for (var field : list(top.find("tables"))) {
            TableNames.find(schema, field.name())
                    .map(schema::table)
                    .ifPresent(table -> columns.putAll(columns(table, ScenarioFile.fields(field.value()))));
        }
        var clock = new Clock(top.find(CLOCK).map(ClockReader::motion).orElse(Motion.FROZEN), columns);
        books.ifPresent(ledger -> mustStay(ledger, clock, top));
        return clock;
    }

    private void mustStay(Ledger ledger, Clock clock, Fields top) {
        var sliding = Arrays.stream(Ledger.Role.values())
                .flatMap(role -> ledger.column(role).stream())
                .filter(column -> Sliding.movable(
                        schema.table(column.table()).column(column.column()).type()))
                .filter(column -> clock.decided(column).orElse(clock.usual()) == Motion.SLIDING)
                .toList();
        if (!sliding.isEmpty()) {
            throw wrong(
                    Optional.ofNullable(places.get(sliding.getFirst()))
                            .or(() -> top.find(CLOCK).map(Node::at))
                            .orElse(top.at()),
                    "The books cannot slide.",
                    "On another day rates would be of a weekend, and statements of no month. What would move: "
                            + sliding.stream().map(ColumnName::toString).collect(Collectors.joining(", ")) + ".",
                    "Write {clock: frozen} for each of these columns under 'tables', or remove 'clock: sliding'.");
        }
    }

    private Map<ColumnName, Motion> columns(Table table, Fields fields) {
        var motions = new HashMap<ColumnName, Motion>();
        for (var field : list(fields.find("columns"))) {
            var clock = field.value() instanceof Fields rule ? rule.find(CLOCK) : Optional.<Node>empty();
            table.findColumn(field.name())
                    .ifPresent(column -> clock.ifPresent(node -> {
                        try {
                            var name = new ColumnName(table.name(), column.name());
                            motions.put(name, motion(column, node));
                            places.put(name, node.at());
                        } catch (SeedbedException failure) {
                            misfit.accept(failure);
                        }
                    }));
        }
        return motions;
    }

    private static Motion motion(Column column, Node node) {
        var motion = motion(node);
        if (motion == Motion.SLIDING && (!Sliding.movable(column.type()) || !column.written())) {
            throw wrong(
                    node.at(),
                    "Column '" + column.name() + "' cannot slide.",
                    column.written()
                            ? "It is of type " + column.type().sql() + "; dates, timestamps and ranges of them do."
                            : "The server computes it from other columns, and moves it with them.",
                    "Remove 'clock' here.");
        }
        return motion;
    }

    private static Motion motion(Node node) {
        var code = ScenarioFile.text(node);
        return Motion.find(code)
                .orElseThrow(() ->
                        wrong(node.at(), "'" + code + "' is not a clock.", "", Nearest.hint(code, Motion.codes())));
    }

    private static List<Yaml.Field> list(Optional<Node> node) {
        return node.map(ScenarioFile::fields).map(Fields::list).orElse(List.of());
    }
}
