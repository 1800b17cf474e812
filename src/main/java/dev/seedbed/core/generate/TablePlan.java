package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Reference;
import dev.seedbed.core.generate.row.RowSink;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.synthetic.ColumnProof;
import dev.seedbed.core.synthetic.ProofClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table's rows, ready to be made: how they are numbered, a source for each column that is written, and for each link
/// which row a row means to point at. A column may hold something else all the same: NULL, or what a fixture chose.
public record TablePlan(
        DraftTable draft, Numbering numbering, List<ColumnPlan> columns, Map<Link, Reference> references) {

    private static final ColumnProof COMPUTED =
            ColumnProof.of(ProofClass.DERIVED, "computed by the server from other columns");

    public TablePlan {
        columns = List.copyOf(columns);
        references = Map.copyOf(references);
    }

    public Table table() {
        return draft.table();
    }

    public TableName name() {
        return draft.table().name();
    }

    public long rows() {
        return numbering.rows();
    }

    /// Why the values of each column tell of nobody, those included that the server computes.
    public Map<String, ColumnProof> proofs() {
        var proofs = new LinkedHashMap<String, ColumnProof>();
        table().columns().forEach(column -> proofs.put(column.name(), COMPUTED));
        columns.forEach(column -> proofs.put(column.name(), column.proof()));
        return proofs;
    }

    public List<String> columnNames() {
        return columns.stream().map(ColumnPlan::name).toList();
    }

    public ColumnPlan column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no written column " + name));
    }

    /// Makes rows `from` (included) to `to` (excluded), in order.
    public void write(long from, long to, RowSink sink) {
        var sources = columns.stream().map(ColumnPlan::source).toArray(ValueSource[]::new);
        for (var row = from; row < to; row++) {
            var place = numbering.place(row);
            for (var source : sources) {
                source.emit(place, sink);
            }
            sink.endRow();
        }
    }
}
