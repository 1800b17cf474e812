package dev.seedbed.core.scenario.file;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.scenario.Drift;
import dev.seedbed.core.scenario.Drift.Change;
import dev.seedbed.core.scenario.Drift.TableDrift;
import dev.seedbed.core.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Brings a scenario file to a schema that has changed: what no longer fits is replaced or goes, what is new comes in,
/// and
/// all else stays as a person wrote it.
///
/// `drafted` is what the file would be if it were written anew: each new line is taken from there.
public record ScenarioRenewal(Schema schema, Drift drift, List<Problem> misfits, String drafted) {

    private static final String TABLES = "tables";
    private static final String COLUMNS = "columns";

    /// Ends what says where a misfit stands, as {@link Yaml.At} does.
    private static final Pattern PLACE = Pattern.compile(":(\\d+):(\\d+)$");

    public ScenarioRenewal {
        misfits = List.copyOf(misfits);
    }

    /// The new text. It decides what `drafted` does unless something is changed that has no line of its own: hold it
    /// against that.
    public String of(String text) {
        var draft = ScenarioPlaces.of(drafted);
        var edit = ScenarioEdit.of(text);
        for (var path : unfit(ScenarioPlaces.of(text))) {
            var value = draft.value(path);
            edit = value.isPresent() ? edit.set(path, value.get()) : edit.remove(path);
        }
        edit = withTables(edit, draft);
        for (var table : tables(Change.CHANGED).toList()) {
            for (var column : table.columns()) {
                var path = List.of(TABLES, table.table(), COLUMNS, column.column());
                var lines = column.change() == Change.NEW ? draft.lines(path) : Optional.<String>empty();
                edit = lines.isPresent() ? edit.add(path, lines.get()) : edit;
            }
        }
        return edit.remembering(schema).text();
    }

    /// All at once, for there may be many.
    private ScenarioEdit withTables(ScenarioEdit edit, ScenarioPlaces draft) {
        var places = ScenarioPlaces.of(edit.text());
        var missing = tables(Change.NEW)
                .map(table -> List.of(TABLES, table.table()))
                .filter(path -> !places.has(path))
                .toList();
        var lines = missing.stream().flatMap(path -> draft.lines(path).stream()).collect(Collectors.joining());
        return lines.isEmpty() ? edit : edit.add(missing.getFirst(), lines);
    }

    private Stream<TableDrift> tables(Change change) {
        return drift.tables().stream().filter(table -> table.change() == change);
    }

    /// The keys of tables and columns at which a misfit stands, or those at the top.
    private List<List<String>> unfit(ScenarioPlaces places) {
        return misfits.stream()
                .map(misfit -> PLACE.matcher(misfit.where()))
                .filter(place -> place.find())
                .map(place -> places.path(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2))))
                .filter(path -> !path.isEmpty())
                .map(path -> path.subList(0, Math.min(path.size(), depth(path))))
                .distinct()
                .toList();
    }

    private static int depth(List<String> path) {
        return switch (path.getFirst()) {
            case TABLES -> path.size() > 2 && path.get(2).equals(COLUMNS) ? 4 : 3;
            case "intended" -> 2;
            default -> 1;
        };
    }
}
