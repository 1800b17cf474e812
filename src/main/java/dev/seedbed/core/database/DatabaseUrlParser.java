package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the spellings of a database address that people copy from consoles, `.env` files and JDBC settings.
final class DatabaseUrlParser {

    static final List<String> SCHEMES = List.of("postgres://", "postgresql://", "jdbc:postgresql:");

    private static final Pattern SHAPE = Pattern.compile("(?i)(?:jdbc:postgresql:|postgres(?:ql)?:(?=//))"
            + "(?://(?:(?<login>[^/?#]*)@)?(?<host>\\[[^\\]]*\\]|[^:/?#@]*)(?::(?<port>[^/?#]*))?(?:/|(?=\\?)|$))?"
            + "(?<database>[^?#/]*)(?:\\?(?<query>[^#]*))?");

    /// What no host's name holds: the driver takes its own address apart once more.
    private static final Pattern NO_HOST = Pattern.compile("[/?#&,@%'\"=<>\\\\\\s\\p{Cntrl}]");

    /// Names of classes that the driver would make, files that it would write, other servers that it would ask.
    private static final Pattern NOT_IN_AN_ADDRESS = Pattern.compile(
            "(?i).*(?:factory|verifier|callback|classname|logger|jaas).*|service|pg(?:host|port|dbname)");

    /// What only the name of a database has that is a piece of another address.
    private static final Pattern TORN = Pattern.compile("(?is)password\\s*=|:.*@|://");

    private static final String DRIVERS_OWN = "org.postgresql.ssl.";

    private final String text;

    DatabaseUrlParser(String text) {
        this.text = text.strip();
    }

    DatabaseUrl parse() {
        var shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw bad("It is not of the form postgres://user:password@host:port/database.");
        }
        var login = part(shape, "login").map(found -> found.split(":", 2));
        var parameters = parameters(part(shape, "query").orElse(""));
        var password = login.filter(parts -> parts.length > 1).map(parts -> decode(parts[1]));
        var fromQuery = Optional.ofNullable(parameters.remove("password"));
        var user = Optional.ofNullable(parameters.remove("user"))
                .filter(name -> !name.isEmpty())
                .or(() -> login.map(parts -> decode(parts[0])).filter(name -> !name.isEmpty()))
                .orElseGet(() -> System.getProperty("user.name", "postgres"));
        var database = part(shape, "database").map(this::decode).orElse(user);
        if (TORN.matcher(database).find() || user.matches("(?is).*password\\s*=.*")) {
            throw bad("the address", "A name in it holds a password.");
        }
        return new DatabaseUrl(
                host(part(shape, "host").orElse("")),
                port(part(shape, "port").orElse("")),
                database,
                user,
                password.or(() -> fromQuery)
                        .filter(secret -> !secret.isEmpty() && !secret.equals(Secret.MASK))
                        .map(Secret::new),
                parameters);
    }

    private static Optional<String> part(Matcher shape, String name) {
        return Optional.ofNullable(shape.group(name)).filter(part -> !part.isEmpty());
    }

    private String host(String written) {
        if (written.contains(",")) {
            throw bad("It names several hosts; Seedbed connects to one.");
        }
        if (written.startsWith("[") != written.endsWith("]")) {
            throw bad("An IPv6 address stands between [ and ].");
        }
        var host = written.startsWith("[") ? written.substring(1, written.length() - 1) : decode(written);
        if (host.startsWith("/")) {
            throw bad("It names a Unix socket; Seedbed connects over TCP.");
        }
        if (NO_HOST.matcher(host).find()) {
            throw bad("Its host holds a character that no host's name has.");
        }
        return host.isEmpty() ? "localhost" : host;
    }

    private int port(String written) {
        if (written.isEmpty()) {
            return DatabaseUrl.DEFAULT_PORT;
        }
        if (!written.matches("\\d{1,5}") || Integer.parseInt(written) < 1 || Integer.parseInt(written) > 65_535) {
            throw bad("The port must be a number from 1 to 65535.");
        }
        return Integer.parseInt(written);
    }

    private SequencedMap<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            var parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                parameters.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
            }
        }
        parameters.forEach((name, value) -> {
            if (NOT_IN_AN_ADDRESS.matcher(name).matches() && !value.startsWith(DRIVERS_OWN)) {
                throw bad("Its parameter " + name + " is not for an address.");
            }
        });
        if (parameters.containsKey("host")) {
            throw bad("It names the host as a parameter; write it before the database.");
        }
        return parameters;
    }

    private String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw bad("A % in it is not followed by two hexadecimal digits; write % itself as %25.");
        }
    }

    private SeedbedException bad(String why) {
        return bad(DatabaseUrl.masked(text), why);
    }

    private static SeedbedException bad(String where, String why) {
        return Problem.error(
                        Category.USAGE,
                        "This is not a database address.",
                        where,
                        why,
                        "Write postgres://user:password@host:5432/database; characters such as @ : / % in a password"
                                + " are written as %40 %3A %2F %25.")
                .exception();
    }
}
