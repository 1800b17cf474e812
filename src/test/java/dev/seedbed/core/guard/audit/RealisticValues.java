package dev.seedbed.core.guard.audit;

import dev.seedbed.core.synthetic.Identifier;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/// Values as production has them: Datafaker's providers that draw from space that is somebody's. Phone numbers
/// are made here, since those take a library that is left out.
final class RealisticValues {

    private final Random random;
    private final Faker english;
    private final List<Faker> others;

    RealisticValues(long seed) {
        random = new Random(seed);
        english = new Faker(Locale.ENGLISH, random);
        others = List.of(
                new Faker(Locale.GERMAN, random),
                new Faker(Locale.FRENCH, random),
                new Faker(Locale.of("es"), random),
                new Faker(Locale.of("pt", "BR"), random));
    }

    /// One that is somebody's: the providers also draw addresses that are nobody's on the internet, and names
    /// that the generator could have made itself.
    String of(Identifier kind) {
        var value = any(kind);
        while (kind.holds(value)
                || (kind == Identifier.PERSON_NAME && ClosedWords.all().make(value))) {
            value = any(kind);
        }
        return value;
    }

    private String any(Identifier kind) {
        return switch (kind) {
            case EMAIL -> english.internet().emailAddress();
            case URL ->
                "https://" + english.internet().domainName() + "/"
                        + english.internet().slug();
            case HOST -> english.internet().domainName();
            case IPV4 -> english.internet().publicIpV4Address();
            case IPV6 ->
                "2a0" + random.nextInt(10) + english.internet().ipV6Address().replaceFirst("^[^:]*", "");
            case MAC -> "3c" + english.internet().macAddress().substring(2);
            case IBAN ->
                english.finance().iban(List.of("DE", "GB", "FR", "NL", "ES").get(random.nextInt(5)));
            case CARD -> english.finance().creditCard();
            case SSN -> english.idNumber().ssnValid();
            case PHONE -> phone();
            case BITCOIN -> "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2";
            case ETHEREUM -> "0x" + hex(40);
            case PASSWORD_HASH -> "$2b$12$" + base64(53);
            case SECRET -> "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI" + base64(20) + "." + base64(43);
            case PERSON_NAME -> other().name().fullName();
            case STREET -> other().address().streetAddress();
            case POSTCODE -> other().address().zipCode();
            default -> throw new IllegalArgumentException(kind.code());
        };
    }

    private Faker other() {
        return others.get(random.nextInt(others.size()));
    }

    private String phone() {
        return english.numerify(List.of(
                        "+4915########",
                        "+44 7911 ######",
                        "(415) 67#-####",
                        "+33 6 4# ## ## ##",
                        "0171 ########",
                        "+1-212-45#-####")
                .get(random.nextInt(6)));
    }

    private String hex(int length) {
        return letters("0123456789abcdef", length);
    }

    private String base64(int length) {
        return letters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);
    }

    private String letters(String alphabet, int length) {
        var text = new StringBuilder();
        for (var index = 0; index < length; index++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
