package dev.seedbed.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScaledSheetTest {

    @Test
    void lengthsInPixelsGrowAndBareNumbersStay() {
        var css = ".a { -fx-font-size: 13px; -fx-padding: 0 12px 0.5px 4; -fx-border-width: 1; -fx-fill: #12px34; }";

        assertThat(ScaledSheet.scaled(css, 1.5))
                .isEqualTo(
                        ".a { -fx-font-size: 19.5px; -fx-padding: 0 18px 0.75px 4; -fx-border-width: 1; -fx-fill: #12px34; }");
    }
}
