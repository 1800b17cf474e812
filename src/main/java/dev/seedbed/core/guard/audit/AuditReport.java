package dev.seedbed.core.guard.audit;

import dev.seedbed.core.schema.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What an audit found, without any value as it stands in the data. `source` names the database or file;
/// `findings` are sorted by risk, without the `accepted` ones; `notes` say what was not looked at.
public record AuditReport(
        String source,
        List<AuditedTable> tables,
        List<Finding> findings,
        List<AcceptedFinding> accepted,
        List<String> notes,
        Duration took) {

    public AuditReport {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
        accepted = List.copyOf(accepted);
        notes = List.copyOf(notes);
    }

    /// `rows` is how many were looked at.
    public record AuditedTable(
            TableName table, long rows, List<AuditedColumn> columns, Optional<ReplayedRows> replayed) {
        public AuditedTable {
            columns = List.copyOf(columns);
        }
    }

    /// `cells` is how many are not NULL, `outside` how many of them hold something that could be somebody's.
    public record AuditedColumn(String name, Verdict verdict, long cells, long outside) {}

    /// Rows held against a scenario: the `same` are exactly the scenario's, the `edited` differ from it in some
    /// cell, the `foreign` have a key that it does not make.
    public record ReplayedRows(long same, long edited, long foreign) {
        public boolean clean() {
            return edited + foreign == 0;
        }
    }

    public record AcceptedFinding(Finding finding, String note) {}

    public long rows() {
        return tables.stream().mapToLong(AuditedTable::rows).sum();
    }

    public boolean clean() {
        return findings.isEmpty() && differing().isEmpty();
    }

    /// Tables with rows that are not the scenario's.
    public List<AuditedTable> differing() {
        return tables.stream()
                .filter(table -> table.replayed().filter(rows -> !rows.clean()).isPresent())
                .toList();
    }
}
