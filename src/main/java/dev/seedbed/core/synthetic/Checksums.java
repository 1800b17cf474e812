package dev.seedbed.core.synthetic;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The check digits that identifiers carry.
final class Checksums {

    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATORS = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int BECH32M = 0x2bc830a3;
    private static final Map<String, Integer> IBAN_LENGTHS = Stream.of(
                    ("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20"
                                    + " EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27"
                                    + " JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18"
                                    + " NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24"
                                    + " TR26 UA29 VA22 VG24 XK20")
                            .split(" "))
            .collect(Collectors.toMap(text -> text.substring(0, 2), text -> Integer.valueOf(text.substring(2))));

    private Checksums() {}

    /// ISO/IEC 7812: every second digit from the right counts twice.
    static boolean luhn(String digits) {
        var sum = 0;
        for (var index = 0; index < digits.length(); index++) {
            var digit = digits.charAt(digits.length() - 1 - index) - '0';
            var doubled = index % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /// ISO 7064 for account numbers: letters count from 10, the first four characters last.
    static boolean modulo97(String iban) {
        var rest = 0;
        var turned = iban.substring(4) + iban.substring(0, 4);
        for (var index = 0; index < turned.length(); index++) {
            var value = Character.digit(turned.charAt(index), 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }

    /// 0 where the country has no such accounts.
    static int ibanLength(String country) {
        return IBAN_LENGTHS.getOrDefault(country, 0);
    }

    /// The check digit of NHS numbers.
    static boolean modulo11(String digits) {
        var sum = 0;
        for (var index = 0; index < 9; index++) {
            sum += (digits.charAt(index) - '0') * (10 - index);
        }
        var check = (11 - sum % 11) % 11;
        return check < 10 && check == digits.charAt(9) - '0';
    }

    /// GTIN of 8, 12, 13 or 14 digits, or an ISBN of ten.
    static boolean gtin(String digits) {
        if (digits.matches("\\d{9}[\\dXx]")) {
            var sum = 0;
            for (var index = 0; index < 10; index++) {
                sum += (10 - index) * Math.max(0, "0123456789X".indexOf(Character.toUpperCase(digits.charAt(index))));
            }
            return sum % 11 == 0;
        }
        if (!digits.matches("\\d{8}|\\d{12,14}")) {
            return false;
        }
        var sum = 0;
        for (var index = 0; index < digits.length(); index++) {
            sum += (digits.charAt(digits.length() - 1 - index) - '0') * (index % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }

    /// Base58Check of the old addresses, Bech32 and Bech32m of the new ones.
    static boolean bitcoin(String address) {
        return address.toLowerCase(Locale.ROOT).startsWith("bc1")
                ? bech32(address.toLowerCase(Locale.ROOT))
                : base58(address);
    }

    private static boolean base58(String address) {
        var number = BigInteger.ZERO;
        for (var index = 0; index < address.length(); index++) {
            number = number.multiply(BigInteger.valueOf(58))
                    .add(BigInteger.valueOf(BASE58.indexOf(address.charAt(index))));
        }
        var digits = number.toByteArray();
        if (digits.length > 26) {
            return false;
        }
        var bytes = new byte[25];
        var count = Math.min(25, digits.length);
        System.arraycopy(digits, digits.length - count, bytes, 25 - count, count);
        var hash = sha256(sha256(Arrays.copyOf(bytes, 21)));
        return Arrays.equals(Arrays.copyOf(hash, 4), Arrays.copyOfRange(bytes, 21, 25));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The readable part is always `bc`: 3, 3, 0, 2, 3 in fives.
    private static boolean bech32(String address) {
        var check = 1;
        for (var value : new int[] {3, 3, 0, 2, 3}) {
            check = step(check, value);
        }
        for (var index = 3; index < address.length(); index++) {
            check = step(check, BECH32.indexOf(address.charAt(index)));
        }
        return check == 1 || check == BECH32M;
    }

    private static int step(int check, int value) {
        var top = check >>> 25;
        var next = (check & 0x1ffffff) << 5 ^ value;
        for (var bit = 0; bit < 5; bit++) {
            next ^= (top >>> bit & 1) == 1 ? GENERATORS[bit] : 0;
        }
        return next;
    }
}
