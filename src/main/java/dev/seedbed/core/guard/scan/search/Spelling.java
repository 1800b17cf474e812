package dev.seedbed.core.guard.scan.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The bytes that a name is in one form, one char a byte.
///
/// @param before in base64, how many bytes of its group stand before the name
record Spelling(Name name, Form form, String bytes, int before) {

    private static final Pattern WORD_START = Pattern.compile("(^|-)[a-z]");

    static List<Spelling> ofAll(List<Name> names) {
        return names.stream().flatMap(Spelling::of).toList();
    }

    private static Stream<Spelling> of(Name name) {
        return Stream.of(
                        texts(name.text()).map(text -> new Spelling(name, Form.TEXT, text, 0)),
                        Stream.of(
                                new Spelling(name, Form.UTF_16, sixteen(name.text()), 0),
                                new Spelling(name, Form.HEX, HexFormat.of().formatHex(latin(name.text())), 0)),
                        cases(name.text()).distinct().flatMap(text -> base64(name, text)))
                .flatMap(spellings -> spellings);
    }

    /// A path is also written with backslashes, and its last folder often ends with a quotation mark.
    private static Stream<String> texts(String name) {
        var folder = name.endsWith("/") ? Stream.of(name.substring(0, name.length() - 1)) : Stream.<String>empty();
        return Stream.concat(
                Stream.of(name, name.replace('/', '\\')).distinct(),
                folder.flatMap(stem -> Stream.of("\"", "'", "`").map(stem::concat)));
    }

    /// Both byte orders: without its outermost zero, the one contains the other.
    private static String sixteen(String name) {
        return String.join("\0", name.split(""));
    }

    /// Base64 keeps letter case, so the usual ones are looked for one by one.
    private static Stream<String> cases(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        var title = WORD_START
                .matcher(lower)
                .replaceAll((MatchResult start) -> start.group().toUpperCase(Locale.ROOT));
        return Stream.of(name, lower, name.toUpperCase(Locale.ROOT), title);
    }

    /// A name may begin at any of three places in a group; the letters that its neighbours have a part in are
    /// left out.
    private static Stream<Spelling> base64(Name name, String text) {
        return Stream.of(0, 1, 2)
                .flatMap(before -> Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                        .map(encoder -> {
                            var whole = latin("\0".repeat(before) + text);
                            return encoder.encodeToString(whole).substring((before * 8 + 5) / 6, whole.length * 8 / 6);
                        })
                        .distinct()
                        .map(letters -> new Spelling(name, Form.BASE64, letters, before)));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Whether the name really ends where the automaton says so, which knows nothing of letter case, nor of
    /// what in base64 shares a letter with the name's neighbours.
    boolean ends(byte[] window, int end, int filled) {
        if (form != Form.BASE64) {
            return true;
        }
        var shared = before == 0 ? 0 : 1;
        var from = end - bytes.length() - shared;
        var to = (before + name.text().length()) % 3 == 0 ? end : end + 1;
        if (from < 0 || to > filled) {
            return false;
        }
        var letters = "A".repeat(before) + new String(window, from, to - from, StandardCharsets.ISO_8859_1);
        return decoded(letters).substring(before).startsWith(name.text().toLowerCase(Locale.ROOT));
    }

    private static String decoded(String letters) {
        try {
            var groups = letters + "A".repeat((4 - letters.length() % 4) % 4);
            var whole = Base64.getDecoder().decode(groups.replace('-', '+').replace('_', '/'));
            return new String(whole, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noBase64) {
            return "\0\0";
        }
    }
}
