package dev.seedbed.core.generate.value;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import net.datafaker.Faker;

/// The closed vocabulary that text is made of: read once from Datafaker's word lists, never drawn from it per row.
public record Dictionary(
        Words firstNames,
        Words lastNames,
        Words streetSuffixes,
        Words latin,
        Words companySuffixes,
        Words industries,
        Words departments,
        Words adjectives,
        Words materials,
        Words products,
        Words jobs,
        Words colors) {

    /// Every word of every list, in order.
    public List<String> all() {
        return Stream.of(
                        firstNames,
                        lastNames,
                        streetSuffixes,
                        latin,
                        companySuffixes,
                        industries,
                        departments,
                        adjectives,
                        materials,
                        products,
                        jobs,
                        colors)
                .flatMap(words -> words.list().stream())
                .toList();
    }

    /// The English word lists.
    public static Dictionary english() {
        return English.DICTIONARY;
    }

    /// Read on first use: Datafaker takes a while to open its lists.
    private static final class English {
        private static final Dictionary DICTIONARY = read(new Lists(new Faker(Locale.ENGLISH, new Random(0))));

        private static Dictionary read(Lists lists) {
            var lastNames = lists.get("name.last_name");
            var firstNames = Stream.concat(
                            lists.get("name.female_first_name").stream(), lists.get("name.male_first_name").stream())
                    .distinct()
                    .sorted()
                    .toList();
            return new Dictionary(
                    new Words(firstNames),
                    new Words(lastNames),
                    lists.words("address.street_suffix"),
                    lists.words("lorem.words"),
                    lists.words("company.suffix"),
                    lists.words("company.industry"),
                    lists.words("commerce.department"),
                    lists.words("commerce.product_name.adjective"),
                    lists.words("commerce.product_name.material"),
                    lists.words("commerce.product_name.product"),
                    lists.words("name.title.job"),
                    lists.words("color.name"));
        }
    }

    /// Datafaker's lists by their key, without the entries that are templates.
    private record Lists(Faker faker) {

        Words words(String key) {
            return new Words(get(key));
        }

        List<String> get(String key) {
            var found = faker.fakeValuesService().fetchObject(key, faker.getContext());
            if (!(found instanceof List<?> list) || list.isEmpty()) {
                throw new IllegalStateException("Datafaker has no word list " + key);
            }
            return list.stream()
                    .map(Object::toString)
                    .filter(word -> !word.contains("#"))
                    .toList();
        }
    }
}
