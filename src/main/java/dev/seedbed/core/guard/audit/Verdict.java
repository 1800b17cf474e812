package dev.seedbed.core.guard.audit;

/// What an audit says about a column.
public enum Verdict {
    OUTSIDE("outside", "holds values that could be somebody's"),
    UNKNOWN("unknown", "text without anything that looks like an identifier"),
    RESERVED("reserved 100 %", "every identifier in it is nobody's"),
    CLOSED("closed vocabulary", "made of the generator's words only"),
    REPLAYED("replayed", "every cell is the one that the scenario makes"),
    NOT_IDENTIFYING("not identifying", "its type tells of nobody by itself"),
    EMPTY("empty", "holds nothing but NULL");

    private final String label;
    private final String meaning;

    Verdict(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }
}
