package dev.seedbed.ui.scenario;

import dev.seedbed.core.design.Promises;
import dev.seedbed.core.design.Promises.Kept;
import dev.seedbed.core.scenario.Invariant;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Messages;
import java.util.List;

/// What is promised of the rows, in sentences.
final class PromiseTexts {

    private PromiseTexts() {}

    /// Of which table, by whom it is said, and what; `kept` where rows are sure to keep it.
    record PromiseLine(TableName table, String origin, String text, boolean kept) {}

    static List<PromiseLine> of(Promises promises) {
        return promises.kept().stream().map(PromiseTexts::line).toList();
    }

    private static PromiseLine line(Kept kept) {
        return switch (kept) {
            case Kept.ByRule(var invariant) -> new PromiseLine(kept.table(), origin("rule"), text(invariant), true);
            case Kept.ByCheck check ->
                new PromiseLine(
                        check.table(),
                        origin(check.solved() ? "check" : "check.open"),
                        check.check().name() + ": " + check.check().expression().replaceAll("\\s+", " "),
                        check.solved());
            case Kept.ByLedger books ->
                new PromiseLine(
                        books.table(),
                        origin("ledger"),
                        Messages.text("scenario.promise.ledger." + books.part().code()),
                        true);
        };
    }

    private static String origin(String key) {
        return Messages.text("scenario.promise.origin." + key);
    }

    private static String text(Invariant invariant) {
        var column = invariant.column();
        return switch (invariant) {
            case Invariant.Total total ->
                say("total", column, total.expression(), total.below().child().label());
            case Invariant.Count count ->
                say("count", column, count.below().child().label());
            case Invariant.Copy copy ->
                say("copy", column, copy.original(), copy.below().parent().label());
            case Invariant.ExactlyOne one ->
                say("one", column, one.value(), one.below().parent().label());
            case Invariant.Rising rising ->
                say("rising", column, rising.below().parent().label());
            case Invariant.Apart apart ->
                say("apart", column, apart.end(), apart.below().parent().label());
            case Invariant.History history ->
                say("history", column, history.start(), history.below().parent().label());
            case Invariant.Before before -> say("before", column, before.state());
            case Invariant.Latest latest ->
                say("latest", column, latest.state(), latest.below().child().label());
            case Invariant.MinorUnits money -> say("minor", column, money.currency());
            case Invariant.Balanced balanced ->
                say("balanced", column, balanced.below().parent().label());
            case Invariant.Ordered ordered -> say("ordered", column, ordered.greater());
        };
    }

    private static String say(String key, Object... values) {
        return Messages.text("scenario.promise." + key, values);
    }
}
