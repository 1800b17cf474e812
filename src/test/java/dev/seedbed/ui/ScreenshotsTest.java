package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.ui.shell.Section;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Draws every screen into the build's output folder, for the eye; and checks what needs no eye.
class ScreenshotsTest {

    private static final Path FOLDER = PostgresServers.TARGET.resolve("screens");
    private static List<Path> files = List.of();
    private static List<Path> windowsLeft = List.of();

    @BeforeAll
    static void draw() throws IOException {
        var workbench = Workbenches.workbench();
        var project = workbench.open(Source.parse("sample:storefront"), Progress.UNWATCHED);
        files = Screenshots.write(workbench, project, FOLDER);
        var own = ProcessHandle.current().pid() + "-";
        try (var windows = Files.list(PostgresServers.newestHome().folder().resolve("windows"))) {
            windowsLeft = windows.filter(
                            window -> window.getFileName().toString().startsWith(own))
                    .toList();
        }
    }

    @Test
    void everyScreenIsDrawnInBothSchemes() {
        assertThat(files).hasSize(2 * Section.values().length).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void aScreenIsFilledAndTheDarkOneIsDark(Section section) throws IOException {
        var light = picture(section, "light");
        var dark = picture(section, "dark");

        assertThat(light.getWidth()).isEqualTo(1440);
        assertThat(light.getHeight()).isEqualTo(900);
        assertThat(colours(light)).isGreaterThan(50);
        assertThat(brightness(light)).isGreaterThan(0.85);
        assertThat(brightness(dark)).isLessThan(0.2);
    }

    /// A window that was never on a screen is not one to be opened again.
    @Test
    void leavesNoWindowBehind() {
        assertThat(windowsLeft).isEmpty();
    }

    private static BufferedImage picture(Section section, String scheme) throws IOException {
        var name = section.name().toLowerCase(Locale.ROOT) + "-" + scheme + ".png";
        return ImageIO.read(FOLDER.resolve(name).toFile());
    }

    private static int colours(BufferedImage image) {
        var colours = new HashSet<Integer>();
        for (var y = 0; y < image.getHeight(); y += 2) {
            for (var x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours.size();
    }

    private static double brightness(BufferedImage image) {
        var sum = 0.0;
        for (var y = 0; y < image.getHeight(); y += 10) {
            for (var x = 0; x < image.getWidth(); x += 10) {
                var colour = new Color(image.getRGB(x, y));
                sum += (colour.getRed() + colour.getGreen() + colour.getBlue()) / 765.0;
            }
        }
        return sum / (image.getWidth() / 10 * (image.getHeight() / 10));
    }
}
