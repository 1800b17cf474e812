package dev.seedbed.core.deliver;

/// A cell's text that is not turned into its type's binary form here: the server has to read it as text.
final class BinaryRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    BinaryRefusal(BinaryForm form, String text) {
        super("no " + form + ": " + text, null, false, false);
    }
}
