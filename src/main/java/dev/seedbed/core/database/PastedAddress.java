package dev.seedbed.core.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The address of a database as people paste it: a line of a `.env` file, a `psql` command, the keywords of a service
/// file, the name of a variable. Comes out as a URL; what is nothing of that comes out as it was.
public final class PastedAddress {

    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?:export\\s+)?(?!(?i)\\w*password)[A-Za-z_]\\w*\\s*=\\s*(.+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$?\\{?([A-Z_][A-Z0-9_]*)}?");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']++|\"[^\"]*\"|'[^']*')++");
    private static final Pattern KEYWORD = Pattern.compile("([a-z_]+)\\s*=\\s*(.*)");
    private static final Pattern BROKEN = Pattern.compile("(?is)/.*:.*@|password=");
    private static final Map<String, String> OPTIONS = Map.of(
            "-h",
            "host",
            "--host",
            "host",
            "-p",
            "port",
            "--port",
            "port",
            "-U",
            "user",
            "--username",
            "user",
            "-d",
            "dbname",
            "--dbname",
            "dbname");
    /// Options of psql whose value is no part of the address.
    private static final List<String> OF_OTHERS = List.of("-c", "-f", "-v", "-o", "-L", "-P", "-F", "-R", "-T");
    private static final List<String> KEYWORDS = List.of("host", "hostaddr", "port", "user", "password", "dbname");

    private final Function<String, Optional<String>> variables;

    /// `variables` are those of the environment.
    public PastedAddress(Function<String, Optional<String>> variables) {
        this.variables = variables;
    }

    public static PastedAddress ofEnvironment() {
        return new PastedAddress(name -> Optional.ofNullable(System.getenv(name)));
    }

    public String url(String pasted) {
        var text = unquoted(pasted.strip());
        var variable = VARIABLE.matcher(text);
        if (variable.matches()) {
            return variables.apply(variable.group(1)).map(this::url).orElse(text);
        }
        if (DatabaseUrl.looksLikeOne(text)) {
            return text;
        }
        if (text.equals("psql") || text.startsWith("psql ")) {
            return ofCommand(words(text).subList(1, words(text).size())).orElse(text);
        }
        var keywords = ofKeywords(words(text));
        if (keywords.isPresent()) {
            return keywords.get();
        }
        var assignment = ASSIGNMENT.matcher(text);
        return assignment.matches() ? url(assignment.group(1)) : text;
    }

    private Optional<String> ofCommand(List<String> arguments) {
        var parts = new LinkedHashMap<String, String>();
        var plain = new ArrayList<String>();
        for (var index = 0; index < arguments.size(); index++) {
            var argument = arguments.get(index);
            var split = argument.split("=", 2);
            var abbreviated = argument.length() > 2 && !argument.startsWith("--") ? argument.substring(0, 2) : "";
            if (OF_OTHERS.contains(argument)) {
                index++;
            } else if (OPTIONS.containsKey(argument) && index + 1 < arguments.size()) {
                parts.put(OPTIONS.get(argument), arguments.get(++index));
            } else if (argument.startsWith("--") && split.length == 2 && OPTIONS.containsKey(split[0])) {
                parts.put(OPTIONS.get(split[0]), split[1]);
            } else if (OPTIONS.containsKey(abbreviated)) {
                parts.put(OPTIONS.get(abbreviated), argument.substring(2));
            } else if (!argument.startsWith("-")) {
                plain.add(argument);
            }
        }
        var whole = plain.stream().findFirst().or(() -> Optional.ofNullable(parts.get("dbname")));
        var address = whole.map(this::url).filter(DatabaseUrl::looksLikeOne);
        if (address.isPresent()) {
            return address;
        }
        plain.stream().findFirst().ifPresent(name -> parts.put("dbname", name));
        if (plain.size() > 1) {
            parts.putIfAbsent("user", plain.get(1));
        }
        return parts.isEmpty() || broken(parts) ? Optional.empty() : Optional.of(url(parts));
    }

    private static Optional<String> ofKeywords(List<String> words) {
        var parts = new LinkedHashMap<String, String>();
        for (var word : words) {
            var pair = KEYWORD.matcher(word);
            if (!pair.matches()) {
                return Optional.empty();
            }
            parts.put(pair.group(1), unquoted(pair.group(2)));
        }
        return (parts.containsKey("host") || parts.containsKey("dbname")) && !broken(parts)
                ? Optional.of(url(parts))
                : Optional.empty();
    }

    /// Whether a part is a mistyped address: taken for a name, its password would be shown.
    private static boolean broken(Map<String, String> parts) {
        return parts.entrySet().stream()
                .anyMatch(part -> !part.getKey().equals("password")
                        && BROKEN.matcher(part.getValue()).find());
    }

    private static String url(Map<String, String> parts) {
        var host = parts.getOrDefault("host", parts.getOrDefault("hostaddr", ""));
        var user = Optional.ofNullable(parts.get("user")).map(PastedAddress::encoded);
        var password = Optional.ofNullable(parts.get("password")).map(PastedAddress::encoded);
        var more = new ArrayList<String>();
        parts.forEach((name, value) -> {
            if (!KEYWORDS.contains(name)) {
                more.add(name + "=" + encoded(value));
            }
        });
        return "postgres://"
                + user.map(name -> name + password.map(secret -> ":" + secret).orElse("") + "@")
                        .orElse("")
                + (host.startsWith("/") ? encoded(host) : host)
                + Optional.ofNullable(parts.get("port")).map(port -> ":" + port).orElse("")
                + "/" + encoded(parts.getOrDefault("dbname", ""))
                + (more.isEmpty() ? "" : "?" + String.join("&", more));
    }

    private static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(found -> unquoted(found.group()))
                .toList();
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.matches("(?s)\".*\"|'.*'") ? text.substring(1, text.length() - 1) : text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
