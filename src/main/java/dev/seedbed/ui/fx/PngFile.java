package dev.seedbed.ui.fx;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;

/// Writes a picture as PNG without AWT, which a machine with no display need not have.
public final class PngFile {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] EIGHT_BIT_RGB = {8, 2, 0, 0, 0};
    private static final byte SUB = 1;

    private PngFile() {}

    /// Opaque pixels only: transparency is dropped.
    public static void write(Image image, Path file) throws IOException {
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(image));
            chunk(out, "IDAT", pixels(image));
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static byte[] header(Image image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var data = new DataOutputStream(bytes);
        data.writeInt((int) image.getWidth());
        data.writeInt((int) image.getHeight());
        data.write(EIGHT_BIT_RGB);
        return bytes.toByteArray();
    }

    private static byte[] pixels(Image image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var reader = image.getPixelReader();
        var line = new byte[1 + 3 * (int) image.getWidth()];
        line[0] = SUB;
        try (var out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (var y = 0; y < (int) image.getHeight(); y++) {
                var left = 0;
                for (var x = 0; x < (int) image.getWidth(); x++) {
                    var pixel = reader.getArgb(x, y);
                    line[1 + 3 * x] = (byte) ((pixel >> 16) - (left >> 16));
                    line[2 + 3 * x] = (byte) ((pixel >> 8) - (left >> 8));
                    line[3 + 3 * x] = (byte) (pixel - left);
                    left = pixel;
                }
                out.write(line);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] body) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var check = new CRC32();
        check.update(name);
        check.update(body);
        out.writeInt(body.length);
        out.write(name);
        out.write(body);
        out.writeInt((int) check.getValue());
    }
}
