package dev.seedbed.core.deliver;

import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.synthetic.ProofClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What reading a loaded database back found. No finding means: every rule was asked, and every row keeps it.
///
/// `rules` is how many were asked, `promised` how many of them the scenario promises. `proofs` counts the columns of
/// each class that the manifest names; of those in reserved space every cell was asked.
public record CheckReport(
        Optional<Manifest> manifest,
        List<CheckedTable> tables,
        int rules,
        int promised,
        Map<ProofClass, Long> proofs,
        List<Finding> findings) {

    public CheckReport {
        tables = List.copyOf(tables);
        proofs = new TreeMap<>(proofs);
        findings = List.copyOf(findings);
    }

    /// `expected` is what the manifest says was written.
    public record CheckedTable(TableName table, long rows, Optional<Long> expected) {}

    /// A rule that `rows` rows break.
    public record Finding(TableName table, String rule, long rows, String what) {}

    public boolean clean() {
        return findings.isEmpty();
    }

    public long rows() {
        return tables.stream().mapToLong(CheckedTable::rows).sum();
    }
}
