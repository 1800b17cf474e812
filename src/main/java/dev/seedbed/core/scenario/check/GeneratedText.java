package dev.seedbed.core.scenario.check;

import dev.seedbed.core.schema.Column;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;

/// What a generated column holds, where it only puts columns and constants together: then a key may reference it, for
/// its values are known before the server computes them.
public record GeneratedText(List<Part> parts) {

    /// A constant, or the text of a column of the same row.
    public sealed interface Part {
        record Constant(String text) implements Part {}

        record OfColumn(String name) implements Part {}
    }

    public GeneratedText {
        parts = List.copyOf(parts);
    }

    /// Empty where it computes anything else.
    public static Optional<GeneratedText> of(Column generated, List<String> columns) {
        return generated
                .defaultExpression()
                .flatMap(expression -> CheckExpression.of(expression, columns).parsed())
                .flatMap(GeneratedText::parts)
                .map(GeneratedText::new);
    }

    private static Optional<List<Part>> parts(Expression expression) {
        var bare = SqlTree.bare(expression);
        if (bare instanceof Concat concat) {
            return parts(concat.getLeftExpression())
                    .flatMap(left -> parts(concat.getRightExpression())
                            .map(right ->
                                    Stream.concat(left.stream(), right.stream()).toList()));
        }
        return SqlTree.column(bare)
                .<Part>map(Part.OfColumn::new)
                .or(() -> SqlTree.constant(bare).map(Part.Constant::new))
                .map(List::of);
    }
}
