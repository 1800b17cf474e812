package dev.seedbed.core.synthetic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What patterns cannot say about identifiers: check digits, lengths by country, the ways to write one value.
final class Forms {

    private static final Pattern EXTENSION = Pattern.compile("(?i)(;ext=| ?(ext\\.?|x) ?)\\d+\\z");
    private static final Pattern NO_NUMBER = Pattern.compile("[^0-9 ()./+-]");
    private static final Pattern SEPARATORS = Pattern.compile("[ .:-]");
    private static final String BLANKS = " \t\n\r\f\u000b";
    private static final Pattern LIVE_CARD = Pattern.compile(
            "4\\d{12}|4\\d{15}|4\\d{18}|5[1-5]\\d{14}|2[2-7]\\d{14}|3[47]\\d{13}|3(0\\d|[689]\\d)\\d{11}|30\\d{14}"
                    + "|3(1(1[2-9]|20|5[89])|3(3[7-9]|4\\d))\\d{12}|81[0-7]\\d{13}|(6011|65\\d\\d|64[4-9]\\d|62\\d\\d|35\\d\\d)\\d{12}|(62|50|5[6-8]|6[0-9])\\d{10,17}");
    private static final List<String> COUNTRY_CODES = List.of("1", "44", "49", "33", "61", "46", "353");
    private static final Pattern NATIONAL_INSURANCE =
            Pattern.compile("(?i)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\\d{6}[A-D]|QQ\\d{6}[A-D]");
    private static final Pattern NAMELESS_CODE = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Forms() {}

    /// The forms of a value that its reserved space is written in.
    static List<String> normal(Identifier kind, String value) {
        var lower = lower(value);
        return switch (kind) {
            case IBAN, CARD, SSN, NINO, NHS, GTIN, MAC, BIC ->
                List.of(SEPARATORS.matcher(lower).replaceAll(""));
            case PHONE -> phone(lower);
            default -> List.of(lower);
        };
    }

    /// Without blanks around, and with the letters of ASCII in lower case: what PostgreSQL makes of it too, whatever
    /// the locale.
    private static String lower(String value) {
        var start = 0;
        var end = value.length();
        while (start < end && BLANKS.indexOf(value.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && BLANKS.indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        var text = new StringBuilder(value.substring(start, end));
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if (character >= 'A' && character <= 'Z') {
                text.setCharAt(index, (char) (character + ('a' - 'A')));
            }
        }
        return text.toString();
    }

    static String compact(String value) {
        return value.replaceAll("[^A-Za-z0-9]", "");
    }

    /// International digits; of a national number, what they are in each country that has reserved numbers.
    private static List<String> phone(String value) {
        var bare = EXTENSION.matcher(value).replaceFirst("");
        if (NO_NUMBER.matcher(bare).find()) {
            return List.of();
        }
        var digits = bare.replace("(0)", "").replaceAll("[^0-9]", "");
        if (bare.startsWith("+") || digits.startsWith("00")) {
            return List.of(digits.startsWith("00") ? digits.substring(2) : digits);
        }
        return digits.startsWith("0")
                ? COUNTRY_CODES.stream().map(code -> code + digits.substring(1)).toList()
                : Stream.of("", "1", "61").map(code -> code + digits).toList();
    }

    /// The part of something that looks like this kind that is one indeed: its check digits are right, and
    /// somebody could own it or the space is reserved.
    static Optional<String> valid(Identifier kind, String found) {
        return switch (kind) {
            case CARD -> Optional.of(found).filter(value -> card(compact(value)));
            case IBAN -> iban(found);
            case IPV6 -> Optional.of(found).filter(value -> internetAddress(value, 3));
            case BITCOIN -> Optional.of(found).filter(Checksums::bitcoin);
            case URL -> Optional.of(found.replaceFirst("[.,;:!?)\\]]+$", ""));
            default -> Optional.of(found);
        };
    }

    /// Whether a whole cell is one, given that its column says so.
    static boolean whole(Identifier kind, String value) {
        var compact = compact(value);
        return switch (kind) {
            case PHONE ->
                EXTENSION.matcher(value).replaceFirst("").matches("\\+?[0-9][0-9 ()./-]*|\\([0-9 ()./-]+")
                        && between(value.replaceAll("[^0-9]", "").length(), 7, 24);
            case IBAN ->
                value.matches("[A-Za-z]{2}\\d\\d[A-Za-z0-9 ]+")
                        && compact.length()
                                == Checksums.ibanLength(compact.substring(0, 2).toUpperCase(Locale.ROOT));
            case SSN -> value.matches("\\d{9}|\\d{3} \\d\\d \\d{4}");
            case CARD -> value.matches("[0-9][0-9 .-]+") && card(compact);
            case NINO -> NATIONAL_INSURANCE.matcher(compact).matches();
            case NHS -> value.matches("\\d{3}[ -]?\\d{3}[ -]?\\d{4}") && Checksums.modulo11(compact);
            case BIC -> value.matches("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?");
            case GTIN -> value.matches("[0-9Xx -]+") && Checksums.gtin(compact);
            case MAC -> value.matches("[0-9A-Fa-f]{12}|([0-9A-Fa-f]{4}\\.){2}[0-9A-Fa-f]{4}");
            case IPV6 -> value.matches("[0-9A-Fa-f:]+(/\\d+)?") && internetAddress(value.replaceFirst("/.*", ""), 1);
            case SECRET -> between(value.length(), 16, 10_000) && value.matches("\\S+") && !isUuid(value);
            case PASSWORD_HASH -> between(value.length(), 4, 10_000);
            case POSTCODE -> value.matches(".*[0-9].*") && value.length() <= 12;
            case PERSON_NAME, STREET -> value.chars().anyMatch(Character::isLetter);
            default -> false;
        };
    }

    private static boolean isUuid(String value) {
        return NAMELESS_CODE.matcher(value).matches();
    }

    private static boolean between(int number, int least, int most) {
        return least <= number && number <= most;
    }

    private static boolean card(String digits) {
        return (LIVE_CARD.matcher(digits).matches() || digits.startsWith("99")) && Checksums.luhn(digits);
    }

    /// As many letters and digits as an account of that country has; what stands behind is not its.
    private static Optional<String> iban(String found) {
        var length = Checksums.ibanLength(found.substring(0, 2).toUpperCase(Locale.ROOT));
        var end = 0;
        for (var counted = 0; end < found.length() && counted < length; end++) {
            counted += found.charAt(end) == ' ' ? 0 : 1;
        }
        var value = found.substring(0, end);
        var complete = end == found.length() || !Character.isLetterOrDigit(found.charAt(end));
        return Optional.of(value)
                .filter(_ -> complete && length > 0)
                .filter(iban -> iban.substring(2, 4).matches("00|01|99")
                        || Checksums.modulo97(compact(iban).toUpperCase(Locale.ROOT)));
    }

    /// Eight groups, or `least` to seven around one `::`, and at least one digit: what else has colons is none.
    private static boolean internetAddress(String value, int least) {
        var gap = value.indexOf("::");
        var groups =
                Stream.of(value.split(":")).filter(group -> !group.isEmpty()).count();
        var whole = gap < 0
                ? groups == 8 && !value.startsWith(":") && !value.endsWith(":")
                : groups <= 7 && value.indexOf("::", gap + 1) < 0;
        return whole && groups >= least && value.chars().anyMatch(Character::isDigit);
    }
}
