package dev.seedbed.core.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How many decimals a currency has (ISO 4217, as of 2026): frozen here, for values must not change with the machine.
public final class MinorUnit {

    /// Of all currencies that are not listed.
    public static final int USUAL = 2;

    private static final Map<Integer, List<String>> LISTED = Map.of(
            0,
            List.of(
                    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV",
                    "XAF", "XOF", "XPF"),
            3,
            List.of("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"),
            4,
            List.of("CLF", "UYW"));

    private static final Map<String, Integer> DIGITS = byCurrency();

    private MinorUnit() {}

    private static Map<String, Integer> byCurrency() {
        var digits = new TreeMap<String, Integer>();
        LISTED.forEach((count, currencies) -> currencies.forEach(currency -> digits.put(currency, count)));
        return Map.copyOf(digits);
    }

    /// The currencies with other decimals than usual, by how many they have.
    public static Map<Integer, List<String>> listed() {
        return new TreeMap<>(LISTED);
    }

    /// Of a code in letters of any case.
    public static int digits(String currency) {
        return DIGITS.getOrDefault(currency.strip().toUpperCase(Locale.ROOT), USUAL);
    }
}
