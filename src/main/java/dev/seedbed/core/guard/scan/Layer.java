package dev.seedbed.core.guard.scan;

import java.util.OptionalInt;

/// Which layer of an image, counted from 1; and which later one deletes the file, which stays in the image all
/// the same.
public record Layer(Place place, int number, int of, OptionalInt deletedBy) {

    /// Its digest, or what an old image calls it.
    public String digest() {
        return place.name().replaceFirst(".*blobs/(\\w+)/", "$1:").replaceFirst("/layer\\.tar$", "");
    }

    @Override
    public String toString() {
        var digest = digest();
        return "layer " + digest.substring(0, Math.min(digest.length(), 19)) + " (" + number + " of " + of
                + (deletedBy.isPresent() ? ", deleted by layer " + deletedBy.getAsInt() : "") + ")";
    }
}
