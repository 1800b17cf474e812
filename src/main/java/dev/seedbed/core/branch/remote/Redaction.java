package dev.seedbed.core.branch.remote;

import dev.seedbed.core.database.Secret;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Blanks secrets in what a service said, before anybody reads it: those that are known, passwords in URLs, and
/// the values of fields whose names tell.
final class Redaction {

    private static final int LONGEST = 300;

    /// What is looked at: in much longer ones the patterns would look for hours.
    private static final int LONGEST_READ = 4_000;

    private static final Pattern URL_PASSWORD = Pattern.compile("(?i)(postgres(?:ql)?://[^:/@\\s\"]*:)[^@\\s\"]*@");
    private static final String TELLING = "(?:password|pass|pwd|secret|token|plain_text|connection_string|uri|api_key)";

    /// In JSON, and in what only looks like it: quotes of either kind, or none.
    private static final Pattern FIELD = Pattern.compile("(?i)((?:\"[^\"]*" + TELLING + "[^\"]*\"|'[^']*" + TELLING
            + "[^']*'|[\\w.-]*" + TELLING + "[\\w.-]*)\\s*[:=]\\s*)"
            + "(?:\"(?:[^\"\\\\]|\\\\.)*+\"?|'(?:[^'\\\\]|\\\\.)*+'?|[^\\s,}&\"']+)");

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Redaction(List<Secret> secrets) {
        secrets.forEach(this::learn);
    }

    /// From now on this is blanked, too.
    void learn(Secret secret) {
        if (!secret.value().isBlank()) {
            known.add(secret.value());
        }
    }

    /// On one line, and no longer than a message may be. Words that are hardly anything but secrets are not shown:
    /// one may have been cut in two.
    String of(String text) {
        var clean = text;
        for (var secret : known) {
            clean = clean.replace(secret, "***");
        }
        var cut = clean.length() > LONGEST_READ;
        clean = cut ? clean.substring(0, LONGEST_READ) : clean;
        clean = URL_PASSWORD.matcher(clean).replaceAll("$1***@");
        clean = FIELD.matcher(clean)
                .replaceAll("$1\"***\"")
                .replaceAll("\\s+", " ")
                .strip();
        if (clean.length() <= LONGEST) {
            return cut ? "***" : clean;
        }
        return clean.substring(0, LONGEST) + "…";
    }
}
