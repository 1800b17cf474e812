package dev.seedbed.core.guard.scan.search;

/// How a name was written where it was found.
public enum Form {
    TEXT("text"),
    UTF_16("UTF-16"),
    BASE64("base64"),
    HEX("hex"),
    ESCAPED("escaped"),
    PERCENT("percent-encoded"),
    ENTITY("HTML entities"),
    JOINED("joined from parts"),
    PATH("file or folder name");

    private final String words;

    Form(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
