package dev.seedbed.core.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people and streets are called in any language is known, and nothing else is.
class ClosedWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hannah Müller",
                "Test-Müller",
                "佐藤健太",
                "テスト佐藤健太 7",
                "若葉町2丁目5-12",
                "株式会社佐藤",
                "王芳",
                "测试欧阳志强",
                "文化路12号",
                "مريم اختبار الخالدي",
                "شارع النخيل 12",
                "12 rue de l’Église",
                "Calle de los Olivos, 7"
            })
    void makeWhatIsGenerated(String text) {
        assertThat(ClosedWords.all().make(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HannahMüller", "Hannah Mustermensch", "佐藤隆之介", "佐藤佐藤健太", "王莎芭", "مريم بوتفليقة"})
    void makeNothingElse(String text) {
        assertThat(ClosedWords.all().make(text)).isFalse();
    }
}
