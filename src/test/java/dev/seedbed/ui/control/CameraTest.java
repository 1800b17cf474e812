package dev.seedbed.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.cascade.drawing.GraphLayout.Box;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.5, 0.99, 1.25, 1000})
    void zoomKeepsWhatLiesUnderThePointer(double factor) {
        var camera = new Camera(-40, 25, 0.8);
        var before = camera.world(300, 200);

        var after = camera.zoom(factor, 300, 200).world(300, 200);

        assertThat(after.x()).isEqualTo(before.x(), within(1e-9));
        assertThat(after.y()).isEqualTo(before.y(), within(1e-9));
    }

    @Test
    void zoomStaysBetweenItsLimits() {
        var camera = new Camera(0, 0, 1);

        assertThat(camera.zoom(1e6, 0, 0).scale()).isEqualTo(Camera.NEAREST);
        assertThat(camera.zoom(1e-6, 0, 0).scale()).isEqualTo(Camera.FARTHEST);
    }

    @Test
    void fitShowsAllOfAWidePictureInTheMiddle() {
        var camera = Camera.fit(4000, 1000, 800, 600);

        assertThat(camera.x(0)).isPositive();
        assertThat(camera.x(4000)).isEqualTo(800 - camera.x(0), within(1e-9));
        assertThat(camera.y(500)).isEqualTo(300, within(1e-9));
    }

    @Test
    void fitDoesNotBlowUpASmallPicture() {
        assertThat(Camera.fit(100, 50, 800, 600).scale()).isEqualTo(1);
    }

    @Test
    void revealLeavesAVisibleBoxWhereItIs() {
        var camera = new Camera(0, 0, 1);

        assertThat(camera.reveal(box(100, 100), 800, 600)).isEqualTo(camera);
    }

    @Test
    void revealBringsAFarBoxJustInside() {
        var camera = new Camera(0, 0, 1).reveal(box(2000, -500), 800, 600);

        assertThat(camera.x(2000 + 120)).isLessThan(800);
        assertThat(camera.x(2000)).isPositive();
        assertThat(camera.y(-500)).isPositive();
    }

    @Test
    void aLargeGraphBeginsAtItsRootInReadableSize() {
        var camera = Camera.lookingRightFrom(box(40, 2000), 600);

        assertThat(camera.scale()).isGreaterThan(0.7);
        assertThat(camera.y(2021)).isEqualTo(300, within(1e-9));
        assertThat(camera.x(40)).isBetween(0.0, 60.0);
    }

    private static Box box(double x, double y) {
        var table = new TableVerdict(new TableName("public", "accounts"), Verdict.DELETED, List.of(), "", Set.of());
        return new Box(table, "accounts", x, y, 120, 42, false, List.of());
    }
}
