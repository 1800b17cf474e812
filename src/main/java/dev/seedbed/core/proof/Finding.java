package dev.seedbed.core.proof;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something that a proof found wrong: one sentence, and the table that it is about where it is about one.
///
/// A `defect` is none of the schema but of the verdict.
public record Finding(String text, Optional<TableName> table, boolean defect) {

    /// The loudest first.
    public static List<Finding> of(Proof proof) {
        var findings = new ArrayList<Finding>();
        proof.disagreements()
                .forEach(what -> findings.add(new Finding(defect(what, proof.interference()), Optional.empty(), true)));
        proof.blockers()
                .forEach(blocker -> findings.add(new Finding(
                        "The delete failed: " + blocker.message(), blocker.key().map(ForeignKey::table), false)));
        for (var table : proof.tables()) {
            sentences(proof, table).forEach(text -> findings.add(new Finding(text, Optional.of(table.table()), false)));
        }
        return List.copyOf(findings);
    }

    private static String defect(String what, List<String> interference) {
        return "DEFECT of the verdict: " + what
                + (interference.isEmpty()
                        ? " Please report it with the schema."
                        : " It may be the work of " + String.join(", ", interference) + ".");
    }

    private static List<String> sentences(Proof proof, TableProof table) {
        var sentences = new ArrayList<String>();
        var label = table.table().label();
        if (table.neighbourLost() > 0) {
            sentences.add("%d rows of %s went or changed that belong to the neighbour."
                    .formatted(table.neighbourLost(), label));
        }
        if (proof.stains(table) && table.left() > 0) {
            sentences.add("%d of %d rows of %s are left%s."
                    .formatted(
                            table.left(),
                            table.before(),
                            label,
                            table.orphaned() > 0 ? ", with the key of a tenant that is gone" : ""));
        }
        if (proof.stains(table) && table.unowned() > 0) {
            sentences.add("%d rows of %s belong to no tenant that a key tells: no delete removes them."
                    .formatted(table.unowned(), label));
        }
        return sentences;
    }
}
