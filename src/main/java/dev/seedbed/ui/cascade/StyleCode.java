package dev.seedbed.ui.cascade;

import java.util.Locale;

/// Constants as style sheets call them.
final class StyleCode {

    private StyleCode() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
