package dev.seedbed.cli;

import dev.seedbed.core.cascade.Breach;
import dev.seedbed.core.cascade.ContractResult;
import java.io.PrintWriter;
import java.util.List;

/// The contract test for people: each breach with its reason, then the numbers.
final class ContractText {

    static final String RENEW = "The baseline is out of date: write it again with --update-baseline, and commit it.";

    private static final String INDENT = "  ";

    private final PrintWriter out;

    ContractText(PrintWriter out) {
        this.out = out;
    }

    void write(List<ContractResult> results) {
        results.forEach(this::write);
    }

    private void write(ContractResult result) {
        out.println(title(result));
        var texts = new BreachText(result.graph());
        result.breaches().forEach(breach -> write(texts, breach));
        result.improvements().forEach(improvement -> out.println("better: " + improvement));
        if (result.outdated()) {
            out.println(RENEW);
        }
        out.printf("%s; %s%n%n", new GraphReport(result.graph()).counts(), verdict(result));
    }

    private void write(BreachText texts, Breach breach) {
        out.printf("%n%s.%n", breach.what());
        texts.of(breach).lines().forEach(line -> out.println(INDENT + line));
    }

    static String title(ContractResult result) {
        return "DELETE FROM " + result.graph().root().orElseThrow();
    }

    static String verdict(ContractResult result) {
        return switch (result.breaches().size()) {
            case 0 ->
                result.graph().problems().isEmpty() ? "the contract is kept" : "nothing is worse than the baseline";
            case 1 -> "1 breach";
            default -> result.breaches().size() + " breaches";
        };
    }
}
