package dev.seedbed.core.guard.scan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.guard.TestRoutes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

    private static final String TRIPWIRE = TestRoutes.TRIPWIRE;
    private static final int WINDOW = (1 << 16) + 2048 + 48;

    private static List<Hit> search(byte[] bytes) {
        return search(new Search(Name.ofTestRoutesAnd(List.of())), bytes);
    }

    private static List<Hit> search(Search search, byte[] bytes) {
        try {
            return search.in(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String each(String text, String format) {
        return text.chars()
                .mapToObj(letter -> String.format(Locale.ROOT, format, letter))
                .collect(Collectors.joining());
    }

    private static Arguments spelling(String called, Form form, UnaryOperator<String> spelling) {
        return Arguments.of(called, form, spelling);
    }

    static Stream<Arguments> spellings() {
        return Stream.of(
                spelling("as it is", Form.TEXT, text -> text),
                spelling("in upper case", Form.TEXT, text -> text.toUpperCase(Locale.ROOT)),
                spelling("little-endian UTF-16", Form.UTF_16, text -> in(text, StandardCharsets.UTF_16LE)),
                spelling("big-endian UTF-16", Form.UTF_16, text -> in(text, StandardCharsets.UTF_16BE)),
                spelling("hex", Form.HEX, text -> HexFormat.of().formatHex(latin(text))),
                spelling(
                        "upper-case hex",
                        Form.HEX,
                        text -> HexFormat.of().withUpperCase().formatHex(latin(text))),
                spelling("base64", Form.BASE64, text -> base64("let secret = \"" + text + "\";")),
                spelling("base64 one on", Form.BASE64, text -> base64("let secret =  \"" + text + "\";")),
                spelling("base64 two on", Form.BASE64, text -> base64("let secret =   \"" + text + "\";")),
                spelling("base64 of upper case", Form.BASE64, text -> base64(text.toUpperCase(Locale.ROOT))),
                spelling("\\xNN", Form.ESCAPED, text -> each(text, "\\x%02x")),
                spelling("\\uNNNN", Form.ESCAPED, text -> each(text, "\\u%04X")),
                spelling("Java's \\uuNNNN", Form.ESCAPED, text -> each(text, "\\uu%04X")),
                spelling("\\u{NN}", Form.ESCAPED, text -> each(text, "\\u{%x}")),
                spelling("octal", Form.ESCAPED, text -> each(text, "\\%o")),
                spelling("escaped twice", Form.ESCAPED, text -> each(text, "\\\\x%02x")),
                spelling(
                        "one letter escaped",
                        Form.ESCAPED,
                        text -> "\\x" + each(text.substring(0, 1), "%x") + text.substring(1)),
                spelling("escaped signs", Form.ESCAPED, text -> text.replaceAll("([-_/])", "\\\\$1")),
                spelling("a broken line", Form.ESCAPED, text -> text.substring(0, 4) + "\\\n" + text.substring(4)),
                spelling("percent", Form.PERCENT, text -> each(text, "%%%02X")),
                spelling("percent twice", Form.PERCENT, text -> each(text, "%%25%02x")),
                spelling("%uNNNN", Form.PERCENT, text -> each(text, "%%u%04x")),
                spelling("entities", Form.ENTITY, text -> each(text, "&#%d;")),
                spelling("hex entities", Form.ENTITY, text -> each(text, "&#x%x;")),
                spelling("entities without ;", Form.ENTITY, text -> each(text, "&#%d")),
                spelling("joined", Form.JOINED, text -> split(text, "\"+\"")),
                spelling("joined over lines", Form.JOINED, text -> split(text, "' +\n    \"")),
                spelling("concat()", Form.JOINED, text -> split(text, "\".concat(\"")),
                spelling("joined in a string", Form.JOINED, text -> split(text, "\\\" + \\\"")));
    }

    private static String in(String text, Charset charset) {
        return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(latin(text));
    }

    private static String split(String text, String by) {
        return text.substring(0, 3) + by + text.substring(3, 5) + by + text.substring(5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void findsEachNameHoweverItIsWritten(String called, Form form, UnaryOperator<String> spelling) {
        for (var name : TestRoutes.names()) {
            assertThat(search(latin("const a = 100 % 7 && \"\\\"\", b = \"" + spelling.apply(name) + "\", c;")))
                    .as(name)
                    .anySatisfy(hit -> {
                        assertThat(hit.name().text()).isEqualTo(name);
                        assertThat(hit.form()).isEqualTo(form);
                    });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void saysWhereItBegins(String called, Form form, UnaryOperator<String> spelling) {
        var before = "'\\'%&\\u12x\"é".repeat(100);
        var written = spelling.apply(TRIPWIRE);
        var slack = form == Form.BASE64 ? 24 : form == Form.UTF_16 ? 1 : 0;
        var hits = search(latin(before + " " + written));

        assertThat(hits).singleElement().satisfies(hit -> {
            var start = before.length() + 1;
            assertThat(hit.offset()).isBetween((long) start, (long) start + slack);
            assertThat(hit.times()).isEqualTo(1);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void findsItAcrossTheEdgesOfItsWindow(String called, Form form, UnaryOperator<String> spelling) {
        var written = spelling.apply(TRIPWIRE);
        var search = new Search(Name.ofTestRoutesAnd(List.of()));
        for (var start = WINDOW - written.length() - 60; start < WINDOW + 10; start += 3) {
            assertThat(search(search, latin(" ".repeat(start) + written)))
                    .as("at %d", start)
                    .hasSize(1);
        }
    }

    @Test
    void countsWhatItFindsAgain() {
        assertThat(search(latin((TRIPWIRE + " \\x00").repeat(20_000))))
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.times()).isEqualTo(20_000);
                    assertThat(hit.offset()).isZero();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seedbed-test-routes-tripwire-5eedbed",
                "e2e_admin_secre",
                "/__e2e_/",
                "latest-routes",
                "e2e-admin-secre\\x7",
                "e2e admin secret",
                "\\x5\\x73eedbed",
                "\"e2e-admin-\", \"secret\"",
                "ZTJlLWFkbWluLXNlY3Jld"
            })
    void findsNothingInWhatOnlyLooksLikeIt(String text) {
        assertThat(search(latin(text))).isEmpty();
    }

    /// What is said of the view and the bytes as they stand is said by a plain search in the text that was
    /// written.
    @Test
    void findsJustWhatAPlainSearchFinds() {
        var names = List.of("abcab", "bcabc", "ababab");
        var search = new Search(
                names.stream().map(name -> new Name(name, Name.Weight.PROOF)).toList());
        var random = new Random(7);
        for (var run = 0; run < 3000; run++) {
            var plain = new StringBuilder();
            var written = new StringBuilder();
            for (var i = 0; i < 40; i++) {
                var letter = "abc".charAt(random.nextInt(3));
                plain.append(letter);
                written.append(
                        switch (random.nextInt(12)) {
                            case 0 -> String.format(Locale.ROOT, "\\x%02x", (int) letter);
                            case 1 -> String.format(Locale.ROOT, "%%%02x", (int) letter);
                            case 2 -> String.format(Locale.ROOT, "&#%d;", (int) letter);
                            case 3 -> letter + "\" + '";
                            default -> String.valueOf(letter);
                        });
            }
            var found = search(search, latin(written.toString())).stream()
                    .map(hit -> hit.name().text())
                    .distinct()
                    .toList();
            assertThat(found)
                    .as("%s", written)
                    .containsExactlyInAnyOrderElementsOf(
                            names.stream().filter(plain.toString()::contains).toList());
        }
    }

    @Test
    void showsNoValueBesideAName() {
        var texts = new ArrayList<>(List.of(
                "E2E_ADMIN_SECRET=hunter2hunter2",
                "ENV E2E_ADMIN_SECRET hunter2",
                "TOKEN=hunter2 E2E_ADMIN_SECRET",
                "{\"e2e-admin-secret\": \"hunter2\"}",
                "{\"e2e-admin-secret\":\"hunter2\",",
                "[\"e2e-admin-secret\",\"hunter2\"]",
                "https://me:hunter2@host.example/__e2e/tenants",
                "key=hunter2/__e2e/tenants",
                "key: 'hunter2/__e2e/tenants'",
                "key=" + "x".repeat(40) + "hunter2/__e2e/tenants",
                "E2E_ADMIN_SECRET\\x3dhunter2",
                "\\x45\\x32E_ADMIN_SECRET%3Dhunter2",
                base64("E2E_ADMIN_SECRET=hunter2"),
                in("E2E_ADMIN_SECRET=hunter2", StandardCharsets.UTF_16LE)));
        for (var text : texts) {
            assertThat(search(latin(text)))
                    .as(text)
                    .isNotEmpty()
                    .allSatisfy(hit -> assertThat(hit.excerpt())
                            .doesNotContain("hunter")
                            .doesNotContain(base64("hunter2").substring(0, 6))
                            .hasSizeLessThan(120));
        }
    }

    @Test
    void showsTheWordThatANameIsPartOf() {
        assertThat(search(latin("return process.env.E2E_ADMIN_SECRET;")))
                .singleElement()
                .satisfies(hit -> assertThat(hit.excerpt()).isEqualTo("process.env.E2E_ADMIN_SECRET"));
        assertThat(search(latin("post(\"/__e2e/tenants/new\")")))
                .singleElement()
                .satisfies(hit -> assertThat(hit.excerpt()).isEqualTo("/__e2e/tenants/new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "with blank", "müller-secret", "tab\tinside"})
    void refusesNamesThatWouldBeFoundAnywhere(String name) {
        assertThatThrownBy(() -> Name.ofTestRoutesAnd(List.of(name)))
                .isInstanceOf(SeedbedException.class)
                .hasMessageContaining("This cannot be looked for.")
                .hasMessageContaining("never a secret");
    }
}
