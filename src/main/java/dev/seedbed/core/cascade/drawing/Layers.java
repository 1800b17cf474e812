package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Alignment;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// The connected part of the picture, laid out by ELK's layered algorithm with edges that run along the axes.
///
/// Edges of one kind leave a box at one point, as one trunk; each arrives at a point of its own, so no two are mixed
/// up.
final class Layers {

    /// A table on its way through ELK.
    private record Placed(TableVerdict table, boolean rootKey, ElkNode node) {}

    /// A foreign key on its way through ELK.
    private record Routed(Content.Drawn drawn, ElkEdge edge) {}

    /// What leaves a box as one trunk.
    private record Exit(TableName table, Line line, boolean backwards) {}

    private final double margin;
    private final ElkNode picture = ElkGraphUtil.createGraph();
    private final Map<TableName, Placed> placed = new HashMap<>();
    private final Map<TableName, Integer> order = new HashMap<>();
    private final Map<Exit, ElkPort> exits = new HashMap<>();
    private final List<GraphLayout.Box> boxes;
    private final List<GraphLayout.Edge> edges;

    Layers(Content content, double margin) {
        this.margin = margin;
        var tables =
                content.connected().stream().map(table -> place(table, content)).toList();
        var routes = content.edges().stream().map(this::route).toList();
        if (!tables.isEmpty()) {
            configure();
            new RecursiveGraphLayoutEngine().layout(picture, new NullElkProgressMonitor());
        }
        this.boxes = tables.stream().map(this::box).toList();
        this.edges = routes.stream().map(this::edge).toList();
    }

    List<GraphLayout.Box> boxes() {
        return boxes;
    }

    List<GraphLayout.Edge> edges() {
        return edges;
    }

    double width() {
        return boxes.isEmpty() ? 0 : picture.getWidth();
    }

    double height() {
        return boxes.isEmpty() ? 0 : picture.getHeight();
    }

    /// Every edge against the order of the tables is taken for the one that closes a cycle.
    private void configure() {
        picture.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        picture.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        picture.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        picture.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.LONGEST_PATH_SOURCE);
        picture.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        picture.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
        picture.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        picture.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        picture.setProperty(LayeredOptions.SPACING_NODE_NODE, 18.0);
        picture.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
        picture.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 9.0);
        picture.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 44.0);
        picture.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 16.0);
        picture.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 9.0);
        picture.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 30.0);
    }

    private Placed place(TableVerdict table, Content content) {
        var rootKey = content.folded(table.table());
        var node = ElkGraphUtil.createNode(picture);
        node.setDimensions(BoxSize.width(table, rootKey), BoxSize.HEIGHT);
        node.setProperty(LayeredOptions.ALIGNMENT, Alignment.LEFT);
        node.setProperty(LayeredOptions.PRIORITY, table.verdict() == Verdict.ROOT ? 1 : 0);
        var place = new Placed(table, rootKey, node);
        order.put(table.table(), order.size());
        placed.put(table.table(), place);
        return place;
    }

    private Routed route(Content.Drawn drawn) {
        var from = drawn.key().target();
        var to = drawn.key().table();
        var exit = new Exit(from, drawn.line(), position(from) > position(to));
        var port = exits.computeIfAbsent(exit, _ -> ElkGraphUtil.createPort(node(from)));
        return new Routed(drawn, ElkGraphUtil.createSimpleEdge(port, node(to)));
    }

    private int position(TableName table) {
        return order.getOrDefault(table, 0);
    }

    private ElkNode node(TableName table) {
        return Objects.requireNonNull(placed.get(table)).node();
    }

    private GraphLayout.Box box(Placed place) {
        var node = place.node();
        return new GraphLayout.Box(
                place.table(),
                place.table().table().label(),
                margin + node.getX(),
                margin + node.getY(),
                node.getWidth(),
                node.getHeight(),
                place.rootKey());
    }

    private GraphLayout.Edge edge(Routed routed) {
        var section = routed.edge().getSections().getFirst();
        var points = new ArrayList<GraphLayout.Point>();
        points.add(point(section.getStartX(), section.getStartY()));
        section.getBendPoints().forEach(bend -> points.add(point(bend.getX(), bend.getY())));
        points.add(point(section.getEndX(), section.getEndY()));
        return new GraphLayout.Edge(routed.drawn().key(), routed.drawn().line(), points);
    }

    private GraphLayout.Point point(double x, double y) {
        return new GraphLayout.Point(margin + x, margin + y);
    }
}
