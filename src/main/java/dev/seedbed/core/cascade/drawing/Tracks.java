package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where layers and the lines between them lie: each trunk turns on a track of its own between two layers.
final class Tracks {

    private static final double BEFORE = 16;
    private static final double BEHIND = 22;
    private static final double TRACK = 9;
    private static final double NARROWEST = 44;

    /// An edge's points from its referenced to its referencing box.
    record Way(int link, List<Point> points) {}

    private final Web web;
    private final Heights heights;
    private final Ports ports;
    private final double[] lefts;
    private final double[] widths;
    private final Map<Web.Hop, Double> turns = new HashMap<>();
    private final double width;

    Tracks(Web web, Heights heights, double[] widths) {
        this.web = web;
        this.heights = heights;
        this.widths = widths;
        this.ports = new Ports(web, heights);
        this.lefts = new double[web.depth()];
        var x = 0.0;
        for (var layer = 0; layer < web.depth(); layer++) {
            lefts[layer] = x;
            x += widest(layer) + channel(layer, x + widest(layer));
        }
        this.width = x;
    }

    double width() {
        return width;
    }

    double height() {
        return heights.bottom();
    }

    double left(int box) {
        return lefts[web.layer(box)];
    }

    double middle(int box) {
        return heights.middle(box);
    }

    private double widest(int layer) {
        var widest = 0.0;
        for (var box = 0; box < web.boxes(); box++) {
            if (web.layer(box) == layer) {
                widest = Math.max(widest, widths[box]);
            }
        }
        return widest;
    }

    /// Gives the hops behind a layer their tracks, and returns how wide the space for them is.
    private double channel(int layer, double left) {
        if (layer == web.depth() - 1) {
            return 0;
        }
        var hops = new ArrayList<Turns.Turn>();
        for (var hop : web.hops()) {
            if (hop.layer() == layer) {
                hops.add(new Turns.Turn(hop, ports.exit(hop), ports.entries(hop)));
            }
        }
        var turns = new Turns(hops);
        turns.tracks().forEach((hop, track) -> this.turns.put(hop, left + BEFORE + track * TRACK));
        return Math.max(NARROWEST, BEFORE + Math.max(0, turns.count() - 1) * TRACK + BEHIND);
    }

    List<Way> ways() {
        var ways = new ArrayList<Way>();
        var open = new HashMap<Integer, List<Point>>();
        for (var hop : web.hops()) {
            var trunk = web.trunks().get(hop.trunk());
            var before = web.box(hop.source())
                    ? List.of(new Point(left(hop.source()) + widths[hop.source()], ports.exit(hop)))
                    : open.getOrDefault(hop.source(), List.of());
            for (var position = 0; position < hop.targets().size(); position++) {
                var target = hop.targets().get(position);
                var points = turned(before, hop, ports.entry(hop, position));
                if (web.box(target)) {
                    points.add(new Point(left(target), ports.entry(hop, position)));
                    ways.add(new Way(hop.links().get(position), trunk.backwards() ? points.reversed() : points));
                } else {
                    open.put(target, points);
                }
            }
        }
        return ways;
    }

    private List<Point> turned(List<Point> before, Web.Hop hop, double to) {
        var points = new ArrayList<>(before);
        var from = ports.exit(hop);
        if (from != to) {
            var x = turns.getOrDefault(hop, 0.0);
            points.add(new Point(x, from));
            points.add(new Point(x, to));
        }
        return points;
    }
}
