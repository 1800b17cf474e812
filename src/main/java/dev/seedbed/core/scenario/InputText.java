package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Values as people write them, in the form in which the server gives them back. Types whose syntax is the server's own
/// affair are left as they are.
public final class InputText {

    private static final int MOST_DIGITS = 1_000;

    private InputText() {}

    /// Empty when the type has no such value.
    public static Optional<String> find(ColumnType type, String text) {
        if (text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return switch (type) {
            case ColumnType.Whole whole -> whole(whole, text.strip());
            case ColumnType.Numeric numeric -> numeric(numeric, text.strip());
            case ColumnType.Floating _ -> floating(text.strip());
            case ColumnType.Bool _ -> bool(text.strip().toLowerCase(Locale.ROOT));
            case ColumnType.Date _ -> date(text.strip());
            case ColumnType.Uuid _ ->
                Optional.of(text.strip().toLowerCase(Locale.ROOT))
                        .filter(uuid -> uuid.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
            case ColumnType.Enumerated list -> Optional.of(text).filter(list.labels()::contains);
            case ColumnType.Text bounded ->
                Optional.of(text)
                        .filter(value -> value.codePointCount(0, value.length())
                                <= bounded.maxLength().orElse(Integer.MAX_VALUE));
            case ColumnType.Json _ -> Optional.of(text).filter(InputText::json);
            default -> Optional.of(text);
        };
    }

    /// What such a value looks like, for a message.
    public static String example(ColumnType type) {
        return switch (type) {
            case ColumnType.Whole whole -> "a whole number of " + whole.bits() + " bits";
            case ColumnType.Numeric _ -> "a number that the type holds exactly";
            case ColumnType.Floating _ -> "a number";
            case ColumnType.Bool _ -> "true or false";
            case ColumnType.Date _ -> "2026-01-31";
            case ColumnType.Uuid _ -> "32 hexadecimal digits as 8-4-4-4-12";
            case ColumnType.Json _ -> "JSON as text: '{\"a\": 1}'";
            case ColumnType.Text text
            when text.maxLength().isPresent() -> "at most " + text.maxLength().getAsInt() + " characters";
            default -> "it without the character 0";
        };
    }

    private static Optional<String> whole(ColumnType.Whole type, String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[+-]?\\d{1,30}"))
                .map(BigInteger::new)
                .filter(number -> number.bitLength() < type.bits())
                .map(BigInteger::toString);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text))
                    .filter(number ->
                            number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> numeric(ColumnType.Numeric type, String text) {
        return number(text).flatMap(number -> {
            if (type.scale().isEmpty()) {
                return Optional.of(number.toPlainString());
            }
            try {
                var exact = number.setScale(type.scale().getAsInt());
                return Optional.of(exact)
                        .filter(value -> value.precision() <= type.precision().orElse(MOST_DIGITS))
                        .map(BigDecimal::toPlainString);
            } catch (ArithmeticException _) {
                return Optional.empty();
            }
        });
    }

    private static Optional<String> floating(String text) {
        return text.matches("NaN|-?Infinity") ? Optional.of(text) : number(text).map(BigDecimal::toString);
    }

    private static Optional<String> bool(String text) {
        return switch (text) {
            case "true", "t", "yes", "y", "on", "1" -> Optional.of("true");
            case "false", "f", "no", "n", "off", "0" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    private static Optional<String> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text).toString());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static boolean json(String text) {
        try {
            return !new JsonMapper().readTree(text).isMissingNode();
        } catch (JacksonException _) {
            return false;
        }
    }
}
