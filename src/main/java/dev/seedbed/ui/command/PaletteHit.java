package dev.seedbed.ui.command;

import java.util.List;

/// An entry that fits what was typed: how well, and which letters of its text were meant.
public record PaletteHit(PaletteEntry entry, int score, List<Integer> letters) {

    public PaletteHit {
        letters = List.copyOf(letters);
    }
}
