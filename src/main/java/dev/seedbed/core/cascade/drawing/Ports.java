package dev.seedbed.core.cascade.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where lines touch boxes: trunks leave at points of their own around the middle of the right side; each edge arrives
/// at a point of its own on the left, straight from where it comes if it can.
final class Ports {

    private static final double EXIT = 10;
    private static final double ENTRY = 8;
    private static final double CORNER = 6;

    /// A target of a hop by its position.
    private record Entry(Web.Hop hop, int position) {}

    private final Web web;
    private final Heights heights;
    private final Map<Integer, Double> exits = new HashMap<>();
    private final Map<Entry, Double> entries = new HashMap<>();

    Ports(Web web, Heights heights) {
        this.web = web;
        this.heights = heights;
        var leaving = new HashMap<Integer, List<Web.Hop>>();
        var arriving = new HashMap<Integer, List<Entry>>();
        for (var hop : web.hops()) {
            if (web.box(hop.source())) {
                leaving.computeIfAbsent(hop.source(), _ -> new ArrayList<>()).add(hop);
            }
            for (var position = 0; position < hop.targets().size(); position++) {
                if (web.box(hop.targets().get(position))) {
                    arriving.computeIfAbsent(hop.targets().get(position), _ -> new ArrayList<>())
                            .add(new Entry(hop, position));
                }
            }
        }
        leaving.forEach(this::leave);
        var leading = new HashMap<Integer, Web.Hop>();
        web.hops().forEach(hop -> leading.put(hop.targets().getLast(), hop));
        heights.straighten(bend -> leading.containsKey(bend) ? exit(leading.get(bend)) : heights.middle(bend));
        arriving.forEach(this::arrive);
    }

    /// How far down the hop begins.
    double exit(Web.Hop hop) {
        return web.box(hop.source()) ? exits.getOrDefault(hop.trunk(), 0.0) : heights.middle(hop.source());
    }

    double entry(Web.Hop hop, int position) {
        var target = hop.targets().get(position);
        return web.box(target) ? entries.getOrDefault(new Entry(hop, position), 0.0) : heights.middle(target);
    }

    List<Double> entries(Web.Hop hop) {
        var entries = new ArrayList<Double>();
        for (var position = 0; position < hop.targets().size(); position++) {
            entries.add(entry(hop, position));
        }
        return entries;
    }

    private void leave(int box, List<Web.Hop> hops) {
        hops.sort(Comparator.comparingDouble(hop ->
                hop.targets().stream().mapToDouble(heights::middle).average().orElse(0)));
        var step = Math.min(EXIT, room() / Math.max(1, hops.size() - 1));
        for (var place = 0; place < hops.size(); place++) {
            exits.put(hops.get(place).trunk(), heights.middle(box) + (place - (hops.size() - 1) / 2.0) * step);
        }
    }

    private static double room() {
        return BoxSize.HEIGHT - 2 * CORNER;
    }

    /// Pushes those that want one place apart, downwards from the top and then upwards from the bottom.
    private void arrive(int box, List<Entry> arriving) {
        arriving.sort(Comparator.comparingDouble(entry -> exit(entry.hop())));
        var count = arriving.size();
        var step = Math.min(ENTRY, room() / Math.max(1, count - 1));
        var top = heights.middle(box) - room() / 2;
        var heights = new double[count];
        for (var place = 0; place < count; place++) {
            var straight = exit(arriving.get(place).hop());
            var reachable = straight >= top && straight <= top + room();
            var wish = reachable ? straight : top + room() / 2 + (place - (count - 1) / 2.0) * step;
            heights[place] = place == 0 ? wish : Math.max(wish, heights[place - 1] + step);
        }
        for (var place = count - 1; place >= 0; place--) {
            var lowest = place == count - 1 ? top + room() : heights[place + 1] - step;
            heights[place] = Math.min(heights[place], lowest);
            entries.put(arriving.get(place), heights[place]);
        }
    }
}
