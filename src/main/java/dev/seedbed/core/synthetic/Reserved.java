package dev.seedbed.core.synthetic;

import java.util.regex.Pattern;

/// Space that nobody real can own, per kind of identifier, with the test for being inside it and where that is written
/// down. Generators draw from it; audits ask it.
public enum Reserved {
    /// Mail to these domains reaches no one.
    EMAIL(
            "[^@\\s]+@([a-z0-9-]+\\.)*(example\\.(com|net|org)|[a-z0-9-]+\\.(example|test|invalid))",
            "RFC 2606, RFC 6761"),
    HOST("([a-z0-9-]+\\.)*(example\\.(com|net|org)|[a-z0-9-]+\\.(example|test|invalid))", "RFC 2606, RFC 6761"),
    URL(
            "https://([a-z0-9-]+\\.)*(example\\.(com|net|org)|[a-z0-9-]+\\.(example|test|invalid))(/.*)?",
            "RFC 2606, RFC 6761"),
    /// North American numbers kept for fiction: 555-0100 to 555-0199.
    PHONE("\\+1[2-9]\\d\\d55501\\d\\d(;ext=\\d+)?", "NANPA, RFC 3966"),
    IPV4("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}", "RFC 5737"),
    IPV6("2001:db8:[0-9a-f:]+", "RFC 3849"),
    MAC("02(:[0-9a-f]{2}){5}", "RFC 9542, locally administered"),
    /// Check digits 00, 01 and 99 are never given out.
    IBAN("[A-Z]{2}(00|01|99)[A-Z0-9]{11,30}", "ISO 13616"),
    UUID("5eedbed0-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", "RFC 9562, version 8");

    private final Pattern pattern;
    private final String authority;

    Reserved(String pattern, String authority) {
        this.pattern = Pattern.compile(pattern);
        this.authority = authority;
    }

    public boolean holds(String value) {
        return pattern.matcher(value).matches();
    }

    /// The document that reserves it.
    public String authority() {
        return authority;
    }
}
