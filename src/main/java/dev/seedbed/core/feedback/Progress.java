package dev.seedbed.core.feedback;

/// Where long work says how far it is, and asks whether it should stop.
///
/// Called from the thread that works, between batches; an implementation must return at once.
public interface Progress {

    /// Work that nobody watches and nobody cancels.
    Progress UNWATCHED = (_, _, _) -> {};

    /// `phase` is a short phrase for a person ("loading public.accounts"); `total` is 0 when it is not known.
    void report(String phase, long done, long total);

    default boolean cancelled() {
        return false;
    }

    /// Ends the work with an exception when the person asked for it.
    default void stopIfCancelled() {
        if (cancelled()) {
            throw Problem.error(
                            Category.REFUSED,
                            "Cancelled.",
                            "",
                            "You asked to stop.",
                            "Nothing was changed; run it again.")
                    .exception();
        }
    }
}
