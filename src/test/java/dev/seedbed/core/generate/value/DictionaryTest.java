package dev.seedbed.core.generate.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.generate.value.Form.Piece;
import dev.seedbed.core.scenario.Language;
import dev.seedbed.core.scenario.NameMode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DictionaryTest {

    private static final int FEWEST_NAMES = 200;

    private static Set<String> everyListedName() {
        return Arrays.stream(Language.values())
                .map(language -> Dictionary.of(language).names(NameMode.COMMON))
                .flatMap(names -> Stream.of(names.first(), names.last(), names.firstSlugs(), names.lastSlugs()))
                .flatMap(words -> words.list().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasEveryListThatItsFormsName(Language language) {
        var dictionary = Dictionary.of(language);
        for (var form : List.of("person", "company", "street", "title", "product")) {
            assertThat(dictionary.form(form).pieces()).allSatisfy(piece -> {
                if (piece instanceof Piece.Listed(var list)) {
                    assertThat(dictionary.words(list).size()).as(list).isPositive();
                }
            });
        }
        assertThat(dictionary.words("words").size()).isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = "ENGLISH", mode = EnumSource.Mode.EXCLUDE)
    void hasManyStreetsAndTheRegionOfEachCity(Language language) {
        var dictionary = Dictionary.of(language);
        assertThat(dictionary.words("streets").size()).isGreaterThanOrEqualTo(FEWEST_NAMES);
        assertThat(dictionary.words("regions").size())
                .isEqualTo(dictionary.words("cities").size())
                .isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = "ENGLISH", mode = EnumSource.Mode.EXCLUDE)
    void listsAreSortedWithoutBlankOrDoubledWords(Language language) {
        Stream.of("first-names", "last-names", "streets", "cities", "words", "things", "qualities", "materials")
                .map(Dictionary.of(language)::words)
                .forEach(words -> assertThat(words.list())
                        .isSorted()
                        .doesNotHaveDuplicates()
                        .allSatisfy(word -> assertThat(word).isNotBlank().isEqualTo(word.strip())));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void namesAreManyAndEachIsSpelledInPlainLetters(Language language) {
        for (var mode : NameMode.values()) {
            var names = Dictionary.of(language).names(mode);
            assertThat(names.first().size()).isGreaterThanOrEqualTo(FEWEST_NAMES);
            assertThat(names.last().size()).isGreaterThanOrEqualTo(FEWEST_NAMES);
            assertThat(names.firstSlugs().list())
                    .hasSize(names.first().size())
                    .allMatch(slug -> slug.matches("[a-z0-9]{2,}|[a-z]"));
            assertThat(names.lastSlugs().list())
                    .hasSize(names.last().size())
                    .allMatch(slug -> slug.matches("[a-z0-9]{2,}|[a-z]"))
                    .doesNotContain("x");
        }
    }

    @Test
    void spellsLettersWithMarksByRule() {
        assertThat(slug(Language.GERMAN, "Großmann")).isEqualTo("grossmann");
        assertThat(slug(Language.GERMAN, "Müller")).isEqualTo("mueller");
        assertThat(slug(Language.FRENCH, "Lefèvre")).isEqualTo("lefevre");
        assertThat(slug(Language.SPANISH, "Acuña")).isEqualTo("acuna");
        assertThat(slug(Language.JAPANESE, "佐藤")).isEqualTo("sato");
        assertThat(slug(Language.CHINESE, "欧阳")).isEqualTo("ouyang");
        assertThat(slug(Language.ARABIC, "الخالدي")).isEqualTo("alkhalidi");
    }

    private static String slug(Language language, String family) {
        var names = Dictionary.of(language).names(NameMode.COMMON);
        var place = names.last().list().indexOf(family);
        assertThat(place).as(family).isNotNegative();
        return names.lastSlugs().list().get(place);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void inventedNamesAreNobodysInAnyList(Language language) {
        var names = Dictionary.of(language).names(NameMode.INVENTED);
        var listed = everyListedName();
        assertThat(Stream.of(names.first(), names.last(), names.firstSlugs(), names.lastSlugs())
                        .flatMap(words -> words.list().stream())
                        .map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotContainAnyElementsOf(listed);
        assertThat(new HashSet<>(names.last().list())).hasSize(names.last().size());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void markedFamilyNamesShowIt(Language language) {
        var dictionary = Dictionary.of(language);
        var names = dictionary.names(NameMode.MARKED);
        assertThat(names.last().list()).allMatch(name -> name.matches("(Test-|テスト|测试|اختبار ).+"));
        assertThat(names.lastSlugs().list()).allMatch(slug -> slug.startsWith("test"));
        assertThat(names.first().list())
                .isEqualTo(dictionary.names(NameMode.COMMON).first().list());
    }
}
