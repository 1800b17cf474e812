package dev.seedbed.core.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The address of one PostgreSQL database, and who connects to it.
///
/// Printing it never shows the password; {@link #connectable()} does, for a person or a program that has to connect.
/// `parameters` are kept as given (`sslmode` and the like).
public record DatabaseUrl(
        String host,
        int port,
        String database,
        String user,
        Optional<Secret> password,
        Map<String, String> parameters) {

    public static final int DEFAULT_PORT = 5432;

    public DatabaseUrl {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }

    /// An address without password and parameters.
    public DatabaseUrl(String host, int port, String database, String user) {
        this(host, port, database, user, Optional.empty(), Map.of());
    }

    /// Understands `postgres://`, `postgresql://` and `jdbc:postgresql:`.
    public static DatabaseUrl parse(String text) {
        return new DatabaseUrlParser(text).parse();
    }

    /// Whether the text means a database at all, and not a file.
    public static boolean looksLikeOne(String text) {
        return DatabaseUrlParser.SCHEMES.stream().anyMatch(text.toLowerCase(Locale.ROOT)::startsWith);
    }

    /// The text of an address as it was typed, finished or not, even where it is none: without login and password, also
    /// where that stands in the port's place.
    public static String masked(String text) {
        return text.replaceAll("(?s)(?<=//).*@", Secret.MASK + "@")
                .replaceAll("(?s)(?<=:)(?!//).*@", Secret.MASK + "@")
                .replaceAll("(?s)((?://|@)[^@/?#]*?:)(?!\\d{1,5}(?:[/?#]|$))[^/?#\\]@]+(?=[/?#]|$)", "$1" + Secret.MASK)
                .replaceAll("(?i)(password\\s*=)[^&]*", "$1" + Secret.MASK);
    }

    public DatabaseUrl withDatabase(String name) {
        return new DatabaseUrl(host, port, name, user, password, parameters);
    }

    public DatabaseUrl withUser(String name, Optional<Secret> secret) {
        return new DatabaseUrl(host, port, database, name, secret, parameters);
    }

    /// As it may be written into a file.
    public DatabaseUrl withoutSecrets() {
        var harmless = new LinkedHashMap<>(parameters);
        harmless.entrySet()
                .removeIf(parameter -> isSecret(parameter.getKey())
                        || !masked(parameter.getValue()).equals(parameter.getValue()));
        return new DatabaseUrl(host, port, database, user, Optional.empty(), harmless);
    }

    public DatabaseUrl withParameters(Map<String, String> others) {
        return new DatabaseUrl(host, port, database, user, password, others);
    }

    /// The text that psql and every other client connects with. Holds the password.
    public String connectable() {
        return text(password.map(Secret::value).map(DatabaseUrl::encode), parameters);
    }

    /// Where a problem happened, in words: database, server and user.
    public String place() {
        return "database \"" + database + "\" on " + host + ":" + port + " as user \"" + user + "\"";
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + authority() + "/" + encode(database);
    }

    @Override
    public String toString() {
        var shown = new LinkedHashMap<String, String>();
        parameters.forEach((name, value) -> shown.put(name, isSecret(name) ? Secret.MASK : masked(value)));
        return text(password.map(Secret::toString), shown);
    }

    private static boolean isSecret(String parameter) {
        return parameter.toLowerCase(Locale.ROOT).contains("password");
    }

    private String text(Optional<String> shownPassword, Map<String, String> shownParameters) {
        var login = encode(user) + shownPassword.map(secret -> ":" + secret).orElse("");
        return "postgres://" + login + "@" + authority() + "/" + encode(database) + query(shownParameters);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(parameter -> encode(parameter.getKey()) + "="
                                + (parameter.getValue().equals(Secret.MASK)
                                        ? Secret.MASK
                                        : encode(parameter.getValue())))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
