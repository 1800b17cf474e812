package dev.seedbed.core.guard.scan.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The bytes that a name is in one form, one char a byte. Where letter case tells (`exact`), they have to be
/// just these.
record Spelling(Name name, Form form, String bytes, boolean exact) {

    private static final Pattern WORD_START = Pattern.compile("(^|-)[a-z]");

    static List<Spelling> of(Name name) {
        var spellings = new ArrayList<Spelling>();
        texts(name.text()).forEach(text -> spellings.add(new Spelling(name, Form.TEXT, text, false)));
        spellings.add(new Spelling(name, Form.UTF_16, sixteen(name.text()), false));
        spellings.add(new Spelling(name, Form.HEX, hex(name.text()), false));
        cases(name.text())
                .flatMap(Spelling::base64)
                .distinct()
                .forEach(text -> spellings.add(new Spelling(name, Form.BASE64, text, true)));
        return spellings;
    }

    /// A path is also written with backslashes, and its last folder often ends with a quotation mark.
    private static SequencedSet<String> texts(String name) {
        var texts = new LinkedHashSet<>(List.of(name, name.replace('/', '\\')));
        if (name.endsWith("/")) {
            var folder = name.substring(0, name.length() - 1);
            Stream.of("\"", "'", "`").map(folder::concat).forEach(texts::add);
        }
        return texts;
    }

    /// Both byte orders: without its outermost zero, the one contains the other.
    private static String sixteen(String name) {
        return String.join("\0", name.split(""));
    }

    private static String hex(String name) {
        return HexFormat.of().formatHex(bytes(name));
    }

    /// Base64 keeps letter case, so the usual ones are looked for one by one.
    private static Stream<String> cases(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        var title = WORD_START
                .matcher(lower)
                .replaceAll((MatchResult start) -> start.group().toUpperCase(Locale.ROOT));
        return Stream.of(name, lower, name.toUpperCase(Locale.ROOT), title);
    }

    /// A name may begin at any of three places in a group of base64; what its neighbours have a part in is left
    /// out.
    private static Stream<String> base64(String name) {
        return Stream.of(0, 1, 2)
                .flatMap(before -> Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                        .map(encoder -> {
                            var whole = bytes("\0".repeat(before) + name);
                            var text = encoder.encodeToString(whole);
                            return text.substring((before * 8 + 5) / 6, whole.length * 8 / 6);
                        }));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static List<Spelling> ofAll(List<Name> names) {
        return names.stream().flatMap(name -> of(name).stream()).collect(Collectors.toList());
    }

    boolean ends(byte[] window, int end) {
        return !exact || Arrays.equals(window, end - bytes.length(), end, bytes(bytes), 0, bytes.length());
    }
}
