package dev.seedbed.ui.cascade;

import dev.seedbed.core.proof.Crossing;
import dev.seedbed.core.proof.Finding;
import dev.seedbed.core.proof.Proof;
import dev.seedbed.core.proof.ProofText;
import dev.seedbed.core.proof.Rehearsal;
import dev.seedbed.core.proof.TableProof;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A proof made ready for the eye, so that showing it takes no time: remarks and tables with the worst first.
///
/// `rehearsed` when it is not of the schema as it is, but of what a migration makes of it. `text` is the report as the
/// command line writes it.
public record ProofReading(Proof proof, boolean rehearsed, List<Remark> remarks, List<TableLine> tables, String text) {

    /// How the proof ended.
    public enum Outcome {
        CLEAN,
        /// The verdicts said something else than the server did.
        DEFECT,
        FAILED,
        INCOMPLETE
    }

    /// How loud a remark is.
    public enum Weight {
        DEFECT,
        FAULT,
        CAUTION,
        NOTE,
        FINE
    }

    /// One sentence about the proof, and the table that it is about, where it is about one.
    public record Remark(Weight weight, String text, Optional<TableName> table) {}

    /// What became of a table's rows; `stained` when that is not what a clean delete does.
    public record TableLine(TableProof rows, boolean stained) {}

    private static final Comparator<TableLine> WORST_FIRST = Comparator.comparing(
                    (TableLine line) -> line.rows().asPredicted())
            .thenComparing(line -> line.rows().neighbourLost() == 0)
            .thenComparing(line -> !line.stained())
            .thenComparing(line -> line.rows().left() == 0)
            .thenComparing(line -> line.rows().before() + line.rows().neighbour() == 0)
            .thenComparing(line -> line.rows().table());

    public ProofReading {
        remarks = List.copyOf(remarks);
        tables = List.copyOf(tables);
    }

    static ProofReading of(Proof proof) {
        return of(proof, false, List.of(), ProofText.of(proof));
    }

    static ProofReading of(Rehearsal rehearsal) {
        var surprises = rehearsal.surprises().stream()
                .map(surprise -> new Remark(Weight.DEFECT, Messages.text("proof.surprise", surprise), Optional.empty()))
                .toList();
        var text = new StringBuilder();
        surprises.forEach(surprise -> text.append(surprise.text()).append('\n'));
        return of(rehearsal.proof(), true, surprises, text + ProofText.of(rehearsal.proof()));
    }

    private static ProofReading of(Proof proof, boolean rehearsed, List<Remark> first, String text) {
        var remarks = new ArrayList<>(first);
        Finding.of(proof)
                .forEach(finding -> remarks.add(
                        new Remark(finding.defect() ? Weight.DEFECT : Weight.FAULT, finding.text(), finding.table())));
        proof.crossings().stream().map(ProofReading::remark).forEach(remarks::add);
        proof.unused().stream().map(ProofReading::unused).forEach(remarks::add);
        remarks.sort(Comparator.comparing(Remark::weight));
        var tables = proof.tables().stream()
                .map(table -> new TableLine(table, proof.stains(table)))
                .sorted(WORST_FIRST)
                .toList();
        return new ProofReading(proof, rehearsed, remarks, tables, text);
    }

    private static Remark remark(Crossing crossing) {
        var weight = crossing.effect() == Crossing.Effect.REFUSED ? Weight.FINE : Weight.CAUTION;
        var key = crossing.key();
        var words = Messages.text(
                "crossing." + crossing.effect().code(), key.table().label(), key.name());
        return new Remark(weight, words, Optional.of(key.table()));
    }

    private static Remark unused(ForeignKey key) {
        return new Remark(Weight.NOTE, Messages.text("proof.unused", key.name()), Optional.of(key.table()));
    }

    public Outcome outcome() {
        if (!proof.disagreements().isEmpty() || remarks.stream().anyMatch(remark -> remark.weight() == Weight.DEFECT)) {
            return Outcome.DEFECT;
        }
        if (!proof.blockers().isEmpty()) {
            return Outcome.FAILED;
        }
        return proof.clean() ? Outcome.CLEAN : Outcome.INCOMPLETE;
    }

    /// The first key at which the delete failed, or else what the server said.
    String stop() {
        var blocker = proof.blockers().getFirst();
        return blocker.key().map(ForeignKey::name).orElse(blocker.message());
    }
}
