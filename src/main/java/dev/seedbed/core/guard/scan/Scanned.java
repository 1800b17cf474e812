package dev.seedbed.core.guard.scan;

/// How much was looked at: what «nothing found» is worth. Archives are whatever holds files, images and layers
/// among them.
public record Scanned(long files, long bytes, long archives, long layers) {

    static final Scanned NOTHING = new Scanned(0, 0, 0, 0);

    Scanned plus(Scanned more) {
        return new Scanned(files + more.files, bytes + more.bytes, archives + more.archives, layers + more.layers);
    }
}
