package dev.seedbed.core.guard.routes;

import java.util.Locale;

/// What becomes of a file.
public enum FileState {
    NEW,
    CHANGED,
    UNCHANGED,
    /// It is no longer wanted, and all of it is Seedbed's.
    REMOVED,
    /// It is somebody else's, or was edited where Seedbed writes.
    REFUSED;

    /// As reports write it; stable.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
