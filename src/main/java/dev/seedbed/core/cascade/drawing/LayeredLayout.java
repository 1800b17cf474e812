package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.TenantGraph;
import java.util.ArrayList;
import java.util.List;

/// Gives a tenant graph its geometry: layers for what edges connect, packed lanes below for the rest.
///
/// The same graph always gets the same layout. Hundreds of tables take tens of milliseconds, so it has no place on the
/// thread that draws.
public final class LayeredLayout {

    private static final double MARGIN = 24;
    private static final double LANE_GAP = 18;
    private static final double NARROWEST = 640;

    /// The picture as it opens.
    public GraphLayout layout(TenantGraph graph) {
        return layout(graph, Arrangement.NONE);
    }

    public GraphLayout layout(TenantGraph graph, Arrangement arrangement) {
        var picture = new Picture(graph, arrangement);
        var boxes = new ArrayList<GraphLayout.Box>();
        var lanes = new ArrayList<GraphLayout.Lane>();
        var layers = new Layers(picture, MARGIN);
        boxes.addAll(layers.boxes());
        var width = Math.max(layers.width(), NARROWEST);
        var bottom = MARGIN + layers.height();
        for (var group : List.of(
                new Group("Left behind: no key leads to the tenant", picture.leftBehind()),
                new Group("Shared: belongs to no tenant", picture.shared()))) {
            if (!group.nodes().isEmpty()) {
                var top = boxes.isEmpty() ? MARGIN : bottom + LANE_GAP;
                var packing = new Packing(group.nodes(), MARGIN, top, width);
                boxes.addAll(packing.boxes());
                lanes.add(new GraphLayout.Lane(group.label(), MARGIN, top, width, packing.height()));
                bottom = top + packing.height();
            }
        }
        return new GraphLayout(boxes, layers.edges(), lanes, width + 2 * MARGIN, bottom + MARGIN)
                .with(arrangement.pins());
    }

    private record Group(String label, List<Picture.Node> nodes) {}
}
