package dev.seedbed.core.guard.audit;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.audit.dump.Dump;
import dev.seedbed.core.guard.audit.dump.DumpHandler;
import dev.seedbed.core.schema.TableName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Audits a dump: every row in it is judged, by the same judge as a database's.
public final class FileAudit implements DumpHandler {

    /// What Seedbed leaves behind about itself.
    private static final String OWN_SCHEMA = "_seedbed";

    private static final int REPORT_ROWS = 10_000;

    private static final String MANIFEST = "manifest";
    private static final String DAYS = "days";

    private final Progress progress;
    private final Map<TableName, Map<String, String>> types = new HashMap<>();
    private final Map<TableName, Reading> readings = new LinkedHashMap<>();
    private final Map<TableName, TableName> wholes = new HashMap<>();
    private Optional<Reading> current = Optional.empty();
    private List<Integer> positions = List.of();
    private Replays replays;
    private long rows;
    /// Where in the rows of the manifest that come now it says by how many days the load was moved.
    private OptionalInt days = OptionalInt.empty();
    /// Whether the manifest came behind rows that it would have changed the look at.
    private boolean late;

    private FileAudit(Replays replays, Progress progress) {
        this.replays = replays;
        this.progress = progress;
    }

    private record Reading(TableTally tally, List<String> columns, Optional<TableReplay> replay) {}

    public static AuditReport of(Path file, Replays replays, Progress progress) {
        var started = System.nanoTime();
        var audit = new FileAudit(replays, progress);
        Dump.read(file, audit, progress);
        if (audit.late) {
            audit = new FileAudit(audit.replays, progress);
            Dump.read(file, audit, progress);
        }
        var tallies = audit.readings.values().stream().map(FileAudit::finished).toList();
        return Tallies.report(file.toString(), tallies, List.of(), Duration.ofNanos(System.nanoTime() - started));
    }

    private static TableTally finished(Reading reading) {
        reading.replay().ifPresent(replay -> reading.tally().replayed(replay.counted()));
        return reading.tally();
    }

    @Override
    public void table(TableName table, List<DumpColumn> columns) {
        if (!table.schema().equals(OWN_SCHEMA)) {
            var known = new LinkedHashMap<String, String>();
            columns.forEach(column -> known.put(column.name(), column.type()));
            types.put(table, known);
            readings.computeIfAbsent(table, _ -> reading(table, List.copyOf(known.keySet())));
        }
    }

    @Override
    public void partition(TableName part, TableName whole) {
        wholes.put(part, whole);
        readings.remove(part);
    }

    @Override
    public void rows(TableName named, List<String> columns) {
        var table = whole(named);
        days = OptionalInt.empty();
        if (table.schema().equals(OWN_SCHEMA)) {
            current = Optional.empty();
            if (table.name().equals(MANIFEST)) {
                days = OptionalInt.of(columns.indexOf(DAYS));
            }
            return;
        }
        var reading = readings.computeIfAbsent(table, _ -> reading(table, columns));
        var own = reading.columns();
        current = Optional.of(reading);
        positions = columns.isEmpty()
                ? IntStream.range(0, own.size()).boxed().toList()
                : columns.stream().map(own::indexOf).toList();
    }

    /// The topmost table that a partition's rows belong to.
    private TableName whole(TableName part) {
        var whole = part;
        while (wholes.containsKey(whole)) {
            whole = wholes.getOrDefault(whole, whole);
        }
        return whole;
    }

    private Reading reading(TableName table, List<String> columns) {
        var known = types.getOrDefault(table, Map.of());
        var subjects = columns.stream()
                .map(column -> Subject.of(
                        table,
                        column,
                        Optional.ofNullable(known.get(column))
                                .map(CellForm::ofName)
                                .orElse(CellForm.UNTYPED)))
                .toList();
        return new Reading(new TableTally(table, subjects), columns, replays.find(table));
    }

    @Override
    public void row(List<Optional<String>> cells) {
        days.ifPresent(index -> moved(cells.get(index < 0 ? cells.size() - 1 : index)));
        if (current.isEmpty()) {
            return;
        }
        var reading = current.get();
        var ordered = new ArrayList<>(Collections.nCopies(reading.columns().size(), Optional.<String>empty()));
        for (var index = 0; index < Math.min(cells.size(), positions.size()); index++) {
            if (positions.get(index) >= 0) {
                ordered.set(positions.get(index), cells.get(index));
            }
        }
        if (reading.replay().isPresent()) {
            reading.replay().get().look(ordered, reading.tally());
        } else {
            reading.tally().look(ordered);
        }
        if (++rows % REPORT_ROWS == 0) {
            progress.report("auditing " + reading.tally().table(), rows, 0);
        }
    }

    /// The dump is of a load that was moved, so from here on rows are held against moved ones.
    private void moved(Optional<String> cell) {
        var by = cell.filter(text -> text.matches("-?\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(0L);
        if (by != replays.days()) {
            replays = replays.moved(by);
            readings.replaceAll(
                    (table, reading) -> new Reading(reading.tally(), reading.columns(), replays.find(table)));
            late = rows > 0;
        }
    }
}
