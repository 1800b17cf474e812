package dev.seedbed.core.generate.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.scenario.Language;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import net.datafaker.Faker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The English lists are Datafaker's, word for word: what was made before they were frozen is made after it.
class FrozenWordsTest {

    private final Faker faker = new Faker(Locale.ENGLISH, new Random(0));

    @ParameterizedTest
    @CsvSource({
        "last-names, name.last_name",
        "street-suffixes, address.street_suffix",
        "words, lorem.words",
        "company-forms, company.suffix",
        "industries, company.industry",
        "departments, commerce.department",
        "adjectives, commerce.product_name.adjective",
        "materials, commerce.product_name.material",
        "products, commerce.product_name.product",
        "jobs, name.title.job",
        "colors, color.name"
    })
    void areThoseOfDatafaker(String list, String key) {
        assertThat(frozen(list)).isEqualTo(words(key));
    }

    @Test
    void givenNamesAreThoseOfWomenAndMen() {
        assertThat(frozen("first-names"))
                .isEqualTo(
                        Stream.concat(words("name.female_first_name").stream(), words("name.male_first_name").stream())
                                .distinct()
                                .sorted()
                                .toList());
    }

    private static List<String> frozen(String list) {
        return Dictionary.of(Language.ENGLISH).words(list).list();
    }

    private List<String> words(String key) {
        return ((List<?>) faker.fakeValuesService().fetchObject(key, faker.getContext()))
                .stream()
                        .map(Object::toString)
                        .filter(word -> !word.contains("#"))
                        .toList();
    }
}
