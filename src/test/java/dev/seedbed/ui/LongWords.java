package dev.seedbed.ui;

import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.shell.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Another Seedbed, in the locale of long words: prints what of them is cut in a small window, line by line.
final class LongWords {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private LongWords() {}

    /// Ends the process in any case: the toolkit would keep it alive.
    static void main() {
        try {
            lookOver();
            System.exit(0);
        } catch (RuntimeException | Error broken) {
            broken.printStackTrace();
            System.exit(1);
        }
    }

    private static void lookOver() {
        var session = Workbenches.session();
        var scene = ShellScene.onStage(() -> ShellScene.of(session, WIDTH, HEIGHT));
        var cuts = Stream.concat(
                        ShellScene.onStage(() -> cuts(scene, Section.WELCOME, 1)).stream(),
                        ShellScene.onStage(() -> cuts(scene, Section.WELCOME, 1.5)).stream())
                .toList();
        cuts.forEach(System.out::println);
        session.open("sample:storefront");
        for (var scale : List.of(1.0, 1.5)) {
            Arrays.stream(Section.values())
                    .filter(section -> section != Section.WELCOME)
                    .flatMap(section -> ShellScene.onStage(() -> cuts(scene, section, scale)).stream())
                    .forEach(System.out::println);
        }
        System.out.println("looked over");
    }

    private static List<String> cuts(ShellScene scene, Section section, double scale) {
        if (section != Section.WELCOME) {
            scene.session().tableProperty().set(Optional.of(new TableName("public", "orders")));
        }
        scene.look(section, Theme.Choice.LIGHT, scale);
        return scene.visible()
                .flatMap(node -> Cut.of(node, WIDTH, HEIGHT).stream())
                .map(cut -> section + " at " + scale + ": " + cut)
                .toList();
    }
}
