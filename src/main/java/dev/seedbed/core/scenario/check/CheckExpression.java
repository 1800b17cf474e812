package dev.seedbed.core.scenario.check;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import org.jspecify.annotations.Nullable;

/// A condition as the server deparses it, parsed; empty when the parser does not take it.
public record CheckExpression(Optional<Expression> parsed) {

    /// Parentheses in parentheses: the parser, and whoever walks through what it found, takes some stack for each.
    private static final int DEEPEST = 150;

    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*+'"
            + "|::(?:character varying|bit varying|double precision|time(?:stamp)?(?:\\(\\d+\\))? with(?:out)? time zone)"
            + "|OPERATOR\\((?:\"(?:[^\"]|\"\")*\"|\\w+)\\.(?<operator>[^)\\s]+)\\)"
            + "|\"(?:[^\"]|\"\")*\""
            + "|[A-Za-z_\\x80-\\uFFFF][A-Za-z0-9_$\\x80-\\uFFFF]*"
            + "|(?<like>!?~~\\*?)(?= )");

    /// `columns` are the names that it reads.
    public static CheckExpression of(String condition, List<String> columns) {
        return new CheckExpression(parsed(condition, columns, true));
    }

    /// An expression that a person wrote, when the parser takes all of it.
    public static Optional<Expression> whole(String expression, List<String> columns) {
        return parsed(expression, columns, false);
    }

    private static Optional<Expression> parsed(String text, List<String> columns, boolean partly) {
        if (depth(text) > DEEPEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(CCJSqlParserUtil.parseCondExpression(readable(text, columns), partly));
        } catch (JSQLParserException | RuntimeException | StackOverflowError _) {
            return Optional.empty();
        }
    }

    private static int depth(String text) {
        var depth = 0;
        var deepest = 0;
        for (var at = 0; at < text.length(); at++) {
            depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    /// Puts `replacement` for each bare `word` that is neither a function nor a type.
    static String replaceWord(String condition, String word, String replacement) {
        return rewrite(condition, found -> found.equals(word) ? replacement : found);
    }

    /// The condition as the parser takes it: names that it holds for keywords ("key", "settings") are plain columns for
    /// PostgreSQL, `~~` is its LIKE, and an operator may carry its schema.
    private static String readable(String condition, List<String> columns) {
        return rewrite(condition, word -> columns.contains(word) ? '"' + word + '"' : word);
    }

    private static String rewrite(String condition, UnaryOperator<String> words) {
        return TOKEN.matcher(condition).replaceAll(match -> {
            var token = match.group();
            var function = condition.startsWith("(", match.end());
            var cast = condition.startsWith("::", Math.max(0, match.start() - 2));
            var operator = operator(match.group("operator")).or(() -> operator(match.group("like")));
            var word = Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
            return Matcher.quoteReplacement(
                    operator.orElseGet(() -> word && !function && !cast ? words.apply(token) : token));
        });
    }

    private static Optional<String> operator(@Nullable String symbol) {
        return Optional.ofNullable(symbol).map(known -> switch (known) {
            case "~~" -> "LIKE";
            case "~~*" -> "ILIKE";
            case "!~~" -> "NOT LIKE";
            case "!~~*" -> "NOT ILIKE";
            default -> known;
        });
    }
}
