package dev.seedbed.cli;

import dev.seedbed.core.cascade.Breach;
import dev.seedbed.core.cascade.ContractResult;
import dev.seedbed.core.proof.Proof;
import dev.seedbed.core.schema.ForeignKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The contract test in its stable shape.
final class ContractJson {

    private ContractJson() {}

    static Map<String, Object> of(List<ContractResult> results, List<Proof> proofs) {
        var report = new LinkedHashMap<String, Object>();
        report.put("kept", results.stream().allMatch(result -> result.breaches().isEmpty()));
        report.put("roots", results.stream().map(ContractJson::root).toList());
        report.put("proofs", proofs.stream().map(ProofJson::of).toList());
        return report;
    }

    private static Map<String, Object> root(ContractResult result) {
        var root = new LinkedHashMap<String, Object>();
        var texts = new BreachText(result.graph());
        root.put("root", result.graph().root().orElseThrow().toString());
        root.put("tables", result.graph().verdicts().size());
        root.put(
                "breaches",
                result.breaches().stream().map(breach -> breach(texts, breach)).toList());
        root.put("improvements", result.improvements());
        root.put("outdated", result.outdated());
        return root;
    }

    private static Map<String, Object> breach(BreachText texts, Breach breach) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("table", breach.table().toString());
        fields.put("key", breach.key().map(ForeignKey::name));
        fields.put("what", breach.what());
        fields.put("reason", breach.reason());
        fields.put("path", breach.path().stream().map(ForeignKey::name).toList());
        fields.put("migration", texts.migration(breach));
        return fields;
    }
}
