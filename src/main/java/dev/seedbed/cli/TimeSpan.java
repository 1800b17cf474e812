package dev.seedbed.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a span of time such as `30m`, `4h` or `2d`.
final class TimeSpan implements ITypeConverter<Duration> {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([smhd])");

    @Override
    public Duration convert(String text) {
        var span = SPAN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!span.matches() || Long.parseLong(span.group(1)) == 0) {
            throw new TypeConversionException("'" + text + "' is no span of time: write 30m, 4h or 2d");
        }
        var count = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
