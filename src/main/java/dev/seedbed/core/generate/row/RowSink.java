package dev.seedbed.core.generate.row;

/// Takes whole rows: the cells of one row in column order, then its end.
public interface RowSink extends ValueSink {

    void endRow();
}
