package dev.seedbed.fakes;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A path with named parts, as a service's description writes it: `/projects/{project_id}/branches`.
record PathTemplate(String text) {

    /// What the named parts are in that path; empty where it is another one.
    Optional<Map<String, String>> match(String path) {
        var wanted = text.split("/", -1);
        var given = path.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        var variables = new LinkedHashMap<String, String>();
        for (var part = 0; part < wanted.length; part++) {
            if (isVariable(wanted[part]) && !given[part].isEmpty()) {
                variables.put(wanted[part].substring(1, wanted[part].length() - 1), decode(given[part]));
            } else if (!wanted[part].equals(given[part])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /// Of two templates that fit a path, the one with fewer named parts is meant.
    long variables() {
        return text.chars().filter(letter -> letter == '{').count();
    }

    private static boolean isVariable(String part) {
        return part.startsWith("{") && part.endsWith("}");
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
