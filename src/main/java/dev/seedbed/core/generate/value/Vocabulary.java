package dev.seedbed.core.generate.value;

import java.util.List;

/// Short closed lists that no word source needs to be asked for. Lists that belong together go pairwise.
public final class Vocabulary {

    public static final List<String> CURRENCY_CODES = List.of(
            "EUR", "USD", "GBP", "JPY", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "CAD", "AUD", "NZD", "KWD",
            "BHD", "SGD", "HKD", "INR", "BRL", "MXN", "ZAR", "KRW", "TRY", "ILS", "THB", "ISK", "CLP", "TND", "CNY");
    public static final List<String> CURRENCY_NAMES = List.of(
            "Euro",
            "US dollar",
            "Pound sterling",
            "Yen",
            "Swiss franc",
            "Swedish krona",
            "Norwegian krone",
            "Danish krone",
            "Zloty",
            "Czech koruna",
            "Forint",
            "Canadian dollar",
            "Australian dollar",
            "New Zealand dollar",
            "Kuwaiti dinar",
            "Bahraini dinar",
            "Singapore dollar",
            "Hong Kong dollar",
            "Indian rupee",
            "Brazilian real",
            "Mexican peso",
            "Rand",
            "Won",
            "Turkish lira",
            "New shekel",
            "Baht",
            "Icelandic krona",
            "Chilean peso",
            "Tunisian dinar",
            "Renminbi");
    public static final List<String> COUNTRY_CODES = List.of(
            "DE", "FR", "GB", "US", "ES", "IT", "NL", "BE", "AT", "CH", "SE", "NO", "DK", "FI", "PL", "CZ", "PT", "IE",
            "GR", "HU", "CA", "AU", "NZ", "JP", "SG", "IN", "BR", "MX", "ZA", "KR");
    public static final List<String> COUNTRY_NAMES = List.of(
            "Germany",
            "France",
            "United Kingdom",
            "United States",
            "Spain",
            "Italy",
            "Netherlands",
            "Belgium",
            "Austria",
            "Switzerland",
            "Sweden",
            "Norway",
            "Denmark",
            "Finland",
            "Poland",
            "Czechia",
            "Portugal",
            "Ireland",
            "Greece",
            "Hungary",
            "Canada",
            "Australia",
            "New Zealand",
            "Japan",
            "Singapore",
            "India",
            "Brazil",
            "Mexico",
            "South Africa",
            "South Korea");
    public static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "nl", "pt", "sv", "pl", "ja", "zh", "ar");
    public static final List<String> TIME_ZONES = List.of(
            "Europe/Berlin",
            "Europe/London",
            "Europe/Madrid",
            "America/New_York",
            "America/Chicago",
            "America/Los_Angeles",
            "America/Sao_Paulo",
            "Asia/Tokyo",
            "Asia/Kolkata",
            "Australia/Lord_Howe",
            "UTC");
    public static final List<String> MEDIA_TYPES = List.of(
            "application/pdf",
            "image/png",
            "image/jpeg",
            "text/plain",
            "text/csv",
            "application/json",
            "application/zip");
    public static final List<String> EXTENSIONS = List.of("pdf", "png", "jpg", "txt", "csv", "json", "zip");
    public static final List<String> USER_AGENTS = List.of(
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
            "curl/8.9.1");
    public static final List<String> STATUSES = List.of("active", "pending", "closed", "draft", "archived");

    private Vocabulary() {}
}
