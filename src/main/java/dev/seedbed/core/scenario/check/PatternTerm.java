package dev.seedbed.core.scenario.check;

import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;

/// Reads terms that match text: `~`, `~*`, LIKE and ILIKE. All become regular expressions.
final class PatternTerm {

    private static final Set<String> MATCHES = Set.of("~", "~*");

    private PatternTerm() {}

    static Optional<CheckTerm> of(RegExpMatchOperator match) {
        return MATCHES.contains(match.getStringExpression())
                ? term(SqlTree.column(match.getLeftExpression()), text(match.getRightExpression()))
                : Optional.empty();
    }

    static Optional<CheckTerm> of(LikeExpression like) {
        return like.isNot() || like.getLikeKeyWord() == LikeExpression.KeyWord.SIMILAR_TO
                ? Optional.empty()
                : term(
                        SqlTree.column(like.getLeftExpression()),
                        text(like.getRightExpression()).map(PatternTerm::regularExpression));
    }

    private static Optional<String> text(Expression expression) {
        return SqlTree.constant(SqlTree.bare(expression));
    }

    private static Optional<CheckTerm> term(Optional<String> column, Optional<String> pattern) {
        return column.flatMap(name -> pattern.map(text -> CheckTerm.of(name, ColumnBounds.matching(text))));
    }

    /// `%` is any text and `_` any character, unless a backslash stands before it.
    private static String regularExpression(String like) {
        var pattern = new StringBuilder("^");
        for (var index = 0; index < like.length(); index++) {
            var character = like.charAt(index);
            if (character == '\\' && index + 1 < like.length()) {
                pattern.append(literal(like.charAt(++index)));
            } else {
                pattern.append(
                        switch (character) {
                            case '%' -> ".*";
                            case '_' -> ".";
                            default -> literal(character);
                        });
            }
        }
        return pattern.append('$').toString();
    }

    private static String literal(char character) {
        return ".\\+*?[](){}|^$".indexOf(character) < 0 ? String.valueOf(character) : "\\" + character;
    }
}
