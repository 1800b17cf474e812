package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Choice;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.scenario.FakerTexts;
import dev.seedbed.core.synthetic.Identifier;
import dev.seedbed.core.synthetic.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The texts that a column of a Datafaker expression takes its values from. What may be somebody's (an address at a
/// real mail service, say) is left out; `dropped` counts it by kind.
record FakerPool(List<String> texts, Map<Identifier, Integer> dropped) {

    FakerPool {
        texts = List.copyOf(texts);
    }

    static FakerPool of(Cell cell, String expression) {
        var texts = new ArrayList<String>();
        var dropped = new TreeMap<Identifier, Integer>();
        for (var drawn : FakerTexts.draw(expression, cell.key().child("faker").value())) {
            var text = fitted(drawn, cell);
            identified(text, cell).ifPresentOrElse(kind -> dropped.merge(kind, 1, Integer::sum), () -> texts.add(text));
        }
        if (texts.isEmpty()) {
            throw Problem.error(
                            Category.UNSATISFIABLE,
                            "Every text of an expression may be somebody's.",
                            cell.row().numbering().table() + ", " + cell.name(),
                            "All texts of '" + expression + "' hold one of: " + labels(dropped) + ".",
                            "Use a rule of Seedbed's own for it, such as 'email', or another expression.")
                    .exception();
        }
        return new FakerPool(texts.stream().distinct().toList(), dropped);
    }

    ValueSource source(Cell cell) {
        return new Choice(
                new Choice.Pick.Even(cell.key()),
                texts.stream().<ValueSource>map(Constant::new).toList());
    }

    Optional<String> remark() {
        return dropped.isEmpty() ? Optional.empty() : Optional.of(labels(dropped));
    }

    int left() {
        return texts.size();
    }

    private static String labels(Map<Identifier, Integer> dropped) {
        return String.join(
                ", ",
                dropped.entrySet().stream()
                        .map(entry -> entry.getKey().label() + " (" + entry.getValue() + ")")
                        .toList());
    }

    private static String fitted(String text, Cell cell) {
        var cut = new ByteText(64)
                .append(text)
                .cut(cell.maxLength().orElse(Integer.MAX_VALUE))
                .toString();
        return cell.bounds().lowerCase() ? cut.toLowerCase(Locale.ROOT) : cut;
    }

    /// What a text holds that is not surely nobody's. Names and streets are words of a closed list.
    private static Optional<Identifier> identified(String text, Cell cell) {
        var table = cell.row().numbering().table();
        var seen = new ArrayList<Occurrence>();
        for (var kind : Identifier.values()) {
            var listed = kind == Identifier.PERSON_NAME || kind == Identifier.STREET;
            var found = !listed && kind.named(table.substring(table.indexOf('.') + 1), cell.name())
                    ? kind.inNamed(text)
                    : kind.in(text);
            for (var one : found) {
                if (seen.stream().noneMatch(one::overlaps)) {
                    if (!kind.holds(one.value())) {
                        return Optional.of(kind);
                    }
                    seen.add(one);
                }
            }
        }
        return Optional.empty();
    }
}
