package dev.seedbed.core.generate.row;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Keeps the last cell as a string: for the preview, for samples, and for values made of other values.
public final class CellText extends TextSink {

    private final ByteText cell = new ByteText(64);
    private Optional<String> value = Optional.empty();

    /// The cell that `source` makes at `place`; empty for NULL.
    public static Optional<String> of(ValueSource source, Place place) {
        var cell = new CellText();
        source.emit(place, cell);
        return cell.value;
    }

    @Override
    public void nothing() {
        value = Optional.empty();
    }

    @Override
    public void text(byte[] utf8, int length) {
        value = Optional.of(new String(utf8, 0, length, StandardCharsets.UTF_8));
    }

    @Override
    protected ByteText open(boolean bare) {
        return cell.clear();
    }

    @Override
    protected void close(boolean bare) {
        text(cell.bytes(), cell.length());
    }
}
