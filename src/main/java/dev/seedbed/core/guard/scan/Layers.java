package dev.seedbed.core.guard.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The images of a target: what their manifests say of the order of layers, and what a layer deletes of those
/// below it. Manifests may come before or behind the layers, so all is put together at the end.
final class Layers {

    private static final int MOST_WHITEOUTS = 100_000;
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = WHITEOUT + WHITEOUT + ".opq";
    private static final Pattern SAVED = Pattern.compile("(|.*/)manifest\\.json");
    private static final Pattern BLOB = Pattern.compile("(|.*/)blobs/sha\\d+/[0-9a-f]+");
    private static final JsonMapper JSON = new JsonMapper();

    /// The layers of an image, the lowest first.
    private final List<List<Place>> images = new ArrayList<>();

    private final Set<Place> opened = new HashSet<>();
    private final Map<Place, List<String>> whiteouts = new HashMap<>();
    private int whiteoutsKept;

    static boolean mayDescribe(String name) {
        return SAVED.matcher(name).matches() || BLOB.matcher(name).matches();
    }

    /// Takes a file that may be a manifest: of `docker save`, or of the OCI.
    void describe(Place container, String name, byte[] json) {
        var saved = SAVED.matcher(name);
        var blob = BLOB.matcher(name);
        try {
            var root = JSON.readTree(json);
            if (saved.matches()) {
                root.forEach(image -> add(
                        container,
                        saved.group(1),
                        image.path("Layers").valueStream().map(JsonNode::asString)));
            } else if (blob.matches()) {
                add(container, blob.group(1), root.path("layers").valueStream().flatMap(Layers::file));
            }
        } catch (JacksonException noManifest) {
            // It is a file like any other, and was searched.
        }
    }

    private static Stream<String> file(JsonNode layer) {
        return layer.path("mediaType").asString("").contains("tar")
                ? Stream.of("blobs/" + layer.path("digest").asString("").replace(':', '/'))
                : Stream.empty();
    }

    private void add(Place container, String folder, Stream<String> files) {
        var image = files.map(file -> container.inside(folder + file)).toList();
        if (!image.isEmpty() && !images.contains(image)) {
            images.add(image);
        }
    }

    /// Says that the archive at a place was looked into.
    void opened(Place archive) {
        opened.add(archive);
    }

    /// A layer that is there twice is a link to the one that is looked into.
    void linked(Place container, String name) {
        if (name.endsWith("/layer.tar")) {
            opened.add(container.inside(name));
        }
    }

    void entry(Place archive, String path) {
        if (path.contains(WHITEOUT) && whiteoutsKept < MOST_WHITEOUTS) {
            whiteoutsKept++;
            whiteouts
                    .computeIfAbsent(archive, _ -> new ArrayList<>())
                    .add(archive.inside(path).name());
        }
    }

    /// The layers that an image names.
    private Set<Place> named() {
        var named = new LinkedHashSet<Place>();
        images.forEach(named::addAll);
        return named;
    }

    long count() {
        return named().stream().filter(opened::contains).count();
    }

    /// Layers that nothing was seen of.
    List<Place> missing() {
        return named().stream().filter(layer -> !opened.contains(layer)).toList();
    }

    Finding placed(Finding finding) {
        return findLayer(finding.place().chain()).map(finding::in).orElse(finding);
    }

    private Optional<Layer> findLayer(List<Place> chain) {
        for (var image : images) {
            for (var i = 0; i < chain.size(); i++) {
                var index = image.indexOf(chain.get(i));
                if (index >= 0) {
                    var path = i + 1 < chain.size() ? chain.get(i + 1).name() : "";
                    return Optional.of(new Layer(chain.get(i), index + 1, image.size(), deletedBy(image, index, path)));
                }
            }
        }
        return Optional.empty();
    }

    private OptionalInt deletedBy(List<Place> image, int index, String path) {
        for (var later = index + 1; later < image.size(); later++) {
            var gone = whiteouts.getOrDefault(image.get(later), List.of());
            if (gone.stream().anyMatch(whiteout -> hides(whiteout, path))) {
                return OptionalInt.of(later + 1);
            }
        }
        return OptionalInt.empty();
    }

    /// A whiteout is a file beside the one that it deletes; an opaque one deletes all that lower layers have
    /// there.
    private static boolean hides(String whiteout, String path) {
        var name = whiteout.lastIndexOf('/') + 1;
        var folder = whiteout.substring(0, name);
        if (whiteout.endsWith(OPAQUE)) {
            return path.startsWith(folder);
        }
        if (!whiteout.startsWith(WHITEOUT, name)) {
            return false;
        }
        var deleted = folder + whiteout.substring(name + WHITEOUT.length());
        return path.equals(deleted) || path.startsWith(deleted + "/");
    }
}
