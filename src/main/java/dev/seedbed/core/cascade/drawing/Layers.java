package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The connected part of the picture: the tables around the root, and below them whatever hangs together without it.
///
/// Each connected component is laid out for itself, as what has nothing to do with each other should not be interwoven.
final class Layers {

    private static final double GAP = 30;

    private final List<GraphLayout.Box> boxes = new ArrayList<>();
    private final List<GraphLayout.Edge> edges = new ArrayList<>();
    private double width;
    private double height;

    Layers(Picture picture, double margin) {
        var x = margin;
        var y = margin;
        var rowHeight = 0.0;
        for (var component : components(picture)) {
            var size = component.size();
            if (x > margin && x + size.width() > margin + width) {
                x = margin;
                y += rowHeight + GAP;
                rowHeight = 0;
            }
            boxes.addAll(component.boxes(x, y));
            edges.addAll(component.edges(x, y));
            width = Math.max(width, x + size.width() - margin);
            height = Math.max(height, y + size.height() - margin);
            rowHeight = Math.max(rowHeight, size.height());
            x = y > margin ? x + size.width() + GAP : margin + width + 1;
        }
    }

    List<GraphLayout.Box> boxes() {
        return boxes;
    }

    List<GraphLayout.Edge> edges() {
        return edges;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /// The first holds the root, or whatever comes first; the others follow, the largest first.
    private static List<LayeredComponent> components(Picture picture) {
        var leaders = new HashMap<TableName, TableName>();
        picture.connected().forEach(node -> leaders.put(node.name(), node.name()));
        picture.links().forEach(link -> leaders.put(leader(leaders, link.to()), leader(leaders, link.from())));
        var members = new HashMap<TableName, List<Picture.Node>>();
        for (var node : picture.connected()) {
            members.computeIfAbsent(leader(leaders, node.name()), _ -> new ArrayList<>())
                    .add(node);
        }
        var links = new HashMap<TableName, List<Picture.Link>>();
        for (var link : picture.links()) {
            links.computeIfAbsent(leader(leaders, link.from()), _ -> new ArrayList<>())
                    .add(link);
        }
        return picture.connected().stream()
                .map(node -> leader(leaders, node.name()))
                .distinct()
                .sorted(Comparator.comparingInt(
                        leader -> rank(members.getOrDefault(leader, List.of()), picture.connected())))
                .map(leader -> new LayeredComponent(
                        members.getOrDefault(leader, List.of()), links.getOrDefault(leader, List.of())))
                .toList();
    }

    private static int rank(List<Picture.Node> members, List<Picture.Node> all) {
        return members.contains(all.getFirst()) ? Integer.MIN_VALUE : -members.size();
    }

    private static TableName leader(Map<TableName, TableName> leaders, TableName table) {
        var leader = leaders.getOrDefault(table, table);
        if (leader.equals(table)) {
            return leader;
        }
        var last = leader(leaders, leader);
        leaders.put(table, last);
        return last;
    }
}
