package dev.seedbed.core.guard.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of the kit with blanks such as `{{app}}`, in its path too.
record Template(String resource, String path, Comment comment) {

    private static final Pattern BLANK = Pattern.compile("\\{\\{(\\w+)}}");

    boolean exists() {
        return Template.class.getResource(resource) != null;
    }

    KitFile fill(Map<String, String> values) {
        return new KitFile(filled(path, values), filled(text(), values), comment);
    }

    private static String filled(String text, Map<String, String> values) {
        return BLANK.matcher(text)
                .replaceAll((MatchResult blank) ->
                        Matcher.quoteReplacement(Objects.requireNonNull(values.get(blank.group(1)), blank.group(1))));
    }

    private String text() {
        try (var file = Template.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(file, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
