package dev.seedbed.ui.fx;

import atlantafx.base.theme.Styles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A style sheet at the size of a person's choice: every length that is written in `px` grows with the letters, and
/// bare numbers stay as they are.
final class ScaledSheet {

    private static final Pattern LENGTH = Pattern.compile("(?<![\\w.#])(\\d+(?:\\.\\d+)?)px");

    private ScaledSheet() {}

    static String location(URL sheet, double scale) {
        return scale == 1 ? sheet.toExternalForm() : Styles.toDataURI(scaled(text(sheet), scale));
    }

    static String scaled(String css, double scale) {
        return LENGTH.matcher(css).replaceAll(length -> times(length.group(1), scale) + "px");
    }

    private static String times(String length, double scale) {
        return new BigDecimal(length)
                .multiply(BigDecimal.valueOf(scale))
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String text(URL sheet) {
        try (var stream = sheet.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
