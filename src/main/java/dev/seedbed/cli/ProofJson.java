package dev.seedbed.cli;

import dev.seedbed.core.proof.Crossing;
import dev.seedbed.core.proof.KeyTime;
import dev.seedbed.core.proof.Proof;
import dev.seedbed.core.proof.TableProof;
import dev.seedbed.core.schema.ForeignKey;
import java.util.LinkedHashMap;
import java.util.Map;

/// An executed delete in its stable shape.
final class ProofJson {

    private ProofJson() {}

    static Map<String, Object> of(Proof proof) {
        var report = new LinkedHashMap<String, Object>();
        report.put("root", proof.graph().root().orElseThrow().toString());
        report.put("statement", proof.statement());
        report.put("clean", proof.clean());
        report.put("findings", proof.findings());
        report.put("disagreements", proof.disagreements());
        report.put("rows", proof.rows());
        report.put("milliseconds", proof.took().toMillis());
        report.put("tables", proof.tables().stream().map(ProofJson::table).toList());
        report.put("keys", proof.times().stream().map(ProofJson::time).toList());
        report.put("forecastMilliseconds", Math.round(proof.forecastMillis()));
        report.put(
                "crossings", proof.crossings().stream().map(ProofJson::crossing).toList());
        report.put("unused", proof.unused().stream().map(ForeignKey::name).toList());
        return report;
    }

    private static Map<String, Object> table(TableProof table) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("table", table.table().toString());
        fields.put("before", table.before());
        fields.put("predicted", table.predicted());
        fields.put("deleted", table.deleted());
        fields.put("left", table.left());
        fields.put("orphaned", table.orphaned());
        fields.put("neighbour", table.neighbour());
        fields.put("neighbourLost", table.neighbourLost());
        fields.put("unowned", table.unowned());
        return fields;
    }

    private static Map<String, Object> time(KeyTime time) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("key", time.key().name());
        fields.put("indexed", time.indexed());
        fields.put("calls", time.calls());
        fields.put("milliseconds", time.millis());
        fields.put("forecastMilliseconds", Math.round(time.forecastMillis()));
        fields.put("missingIndexMilliseconds", Math.round(time.missingIndexMillis()));
        return fields;
    }

    private static Map<String, Object> crossing(Crossing crossing) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("key", crossing.key().name());
        fields.put("effect", crossing.effect().code());
        fields.put("detail", crossing.detail());
        return fields;
    }
}
