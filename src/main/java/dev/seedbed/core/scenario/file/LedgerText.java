package dev.seedbed.core.scenario.file;

import static dev.seedbed.core.scenario.file.ScenarioText.list;
import static dev.seedbed.core.scenario.file.ScenarioText.number;
import static dev.seedbed.core.scenario.file.ScenarioText.scalar;

import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Ledger.Currency;
import dev.seedbed.core.scenario.Ledger.Kind;
import dev.seedbed.core.scenario.Ledger.Part;
import dev.seedbed.core.scenario.Ledger.Posting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the books as the scenario file has them.
final class LedgerText {

    private LedgerText() {}

    static String of(Ledger ledger) {
        var amounts = ledger.amounts();
        return "ledger:\n  since: " + scalar(ledger.since().toString())
                + "\n  months: " + ledger.months()
                + "\n  currencies:\n" + lines(ledger.currencies().stream().map(LedgerText::currency))
                + "  amounts: {median: " + number(amounts.median()) + ", sigma: " + number(amounts.sigma())
                + ", rounded: " + number(amounts.rounded()) + "}\n"
                + "  kinds:\n" + lines(ledger.kinds().stream().map(kind -> kind(kind, amounts.median())))
                + "  tables:\n" + lines(Stream.of(Part.values()).flatMap(part -> table(ledger, part).stream()));
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> "    " + line + "\n").collect(Collectors.joining());
    }

    private static String currency(Currency currency) {
        return scalar(currency.code()) + ": {weight: " + currency.weight() + ", rate: " + number(currency.rate())
                + ", digits: " + currency.digits()
                + currency.name().map(name -> ", name: " + scalar(name)).orElse("") + "}";
    }

    private static String kind(Kind kind, double median) {
        var fields = new ArrayList<String>();
        if (kind.weight() > 0) {
            fields.add("weight: " + kind.weight());
        }
        fields.addAll(posting(kind.posting()));
        if (kind.median() != median) {
            fields.add("median: " + number(kind.median()));
        }
        return scalar(kind.name()) + ": {" + String.join(", ", fields) + "}";
    }

    private static List<String> posting(Posting posting) {
        return switch (posting) {
            case Posting.Split(var debit, var credit) -> List.of("debit: " + list(debit), "credit: " + list(credit));
            case Posting.Exchange(var cash, var position, var spread) ->
                List.of("exchange: {cash: " + scalar(cash) + ", position: " + scalar(position) + ", spread: "
                        + scalar(spread) + "}");
            case Posting.Reversal(var of) -> List.of("reverses: " + list(of));
            case Posting.Closing(var closes, var into) -> List.of("closes: " + list(closes), "into: " + scalar(into));
        };
    }

    private static Optional<String> table(Ledger ledger, Part part) {
        return ledger.table(part).map(table -> {
            var fields = new ArrayList<String>();
            fields.add("table: " + scalar(table.toString()));
            part.roles()
                    .forEach(role -> ledger.column(role)
                            .ifPresent(column -> fields.add(role.code() + ": " + scalar(column.column()))));
            if (part == Part.STATEMENTS && !ledger.statements().isEmpty()) {
                fields.add("of: " + list(ledger.statements()));
            }
            return part.code() + ": {" + String.join(", ", fields) + "}";
        });
    }
}
