package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Lays out what edges connect: layers from left to right, few crossings, edges along the axes.
///
/// In the order of layered drawing since Sugiyama: layers, then the order within each, then heights, then ways. See
/// decision 0014 for why it is Seedbed's own.
final class LayeredComponent {

    /// What a layout takes up.
    record Size(double width, double height) {}

    private final List<Picture.Node> nodes;
    private final List<Picture.Link> links;
    private final Tracks tracks;

    LayeredComponent(List<Picture.Node> nodes, List<Picture.Link> links) {
        this.nodes = List.copyOf(nodes);
        this.links = List.copyOf(links);
        var places = new HashMap<TableName, Integer>();
        this.nodes.forEach(node -> places.put(node.name(), places.size()));
        var ends = ends(this.links, places);
        var layers = new Ranking(this.nodes.size(), ends).layers();
        var web = new Web(layers, trunks(this.links, ends));
        var order = new Ordering(web).layers();
        var widths = this.nodes.stream().mapToDouble(BoxSize::width).toArray();
        this.tracks = new Tracks(web, new Heights(web, order), widths);
    }

    /// From the left to the right end of each edge: against the order of the tables means backwards.
    private static int[][] ends(List<Picture.Link> links, Map<TableName, Integer> places) {
        return links.stream()
                .map(link -> new int[] {places.getOrDefault(link.from(), 0), places.getOrDefault(link.to(), 0)})
                .toArray(int[][]::new);
    }

    /// Edges of one kind leave a box as one trunk; one that runs backwards runs alone.
    private static List<Web.Trunk> trunks(List<Picture.Link> links, int[][] ends) {
        var forwards = new HashMap<List<Object>, List<Integer>>();
        var trunks = new ArrayList<Web.Trunk>();
        for (var link = 0; link < links.size(); link++) {
            if (ends[link][0] > ends[link][1]) {
                trunks.add(new Web.Trunk(ends[link][1], List.of(link), List.of(ends[link][0]), true));
            } else {
                forwards.computeIfAbsent(List.of(ends[link][0], links.get(link).line()), _ -> new ArrayList<>())
                        .add(link);
            }
        }
        forwards.values().stream()
                .sorted((one, other) -> Integer.compare(one.getFirst(), other.getFirst()))
                .forEach(together -> trunks.add(new Web.Trunk(
                        ends[together.getFirst()][0],
                        together,
                        together.stream().map(link -> ends[link][1]).toList(),
                        false)));
        return trunks;
    }

    Size size() {
        return new Size(tracks.width(), tracks.height());
    }

    List<GraphLayout.Box> boxes(double left, double top) {
        return IntStream.range(0, nodes.size())
                .mapToObj(node ->
                        nodes.get(node).box(left + tracks.left(node), top + tracks.middle(node) - BoxSize.HEIGHT / 2))
                .toList();
    }

    List<GraphLayout.Edge> edges(double left, double top) {
        var edges = new GraphLayout.Edge[links.size()];
        for (var way : tracks.ways()) {
            var link = links.get(way.link());
            var points = way.points().stream()
                    .map(point -> new GraphLayout.Point(left + point.x(), top + point.y()))
                    .toList();
            edges[way.link()] = new GraphLayout.Edge(link.key(), link.line(), points);
        }
        return Arrays.asList(edges);
    }
}
