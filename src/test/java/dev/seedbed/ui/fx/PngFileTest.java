package dev.seedbed.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngFileTest {

    @Test
    void anotherReaderSeesTheSamePixels(@TempDir Path folder) throws IOException {
        var image = new WritableImage(37, 11);
        for (var y = 0; y < 11; y++) {
            for (var x = 0; x < 37; x++) {
                image.getPixelWriter().setArgb(x, y, 0xff000000 | x * 6 << 16 | y * 23 << 8 | (x * y) % 256);
            }
        }

        PngFile.write(image, folder.resolve("picture.png"));

        var read = ImageIO.read(folder.resolve("picture.png").toFile());
        assertThat(read.getWidth()).isEqualTo(37);
        assertThat(read.getHeight()).isEqualTo(11);
        for (var y = 0; y < 11; y++) {
            for (var x = 0; x < 37; x++) {
                assertThat(read.getRGB(x, y)).isEqualTo(image.getPixelReader().getArgb(x, y));
            }
        }
    }
}
